using Amazon.Runtime;

namespace Amazon.Organizations;

public partial class AmazonOrganizationsRequest : AmazonWebServiceRequest;

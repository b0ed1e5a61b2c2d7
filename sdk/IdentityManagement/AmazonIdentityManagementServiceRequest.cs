using Amazon.Runtime;

namespace Amazon.IdentityManagement;

public partial class AmazonIdentityManagementServiceRequest : AmazonWebServiceRequest;

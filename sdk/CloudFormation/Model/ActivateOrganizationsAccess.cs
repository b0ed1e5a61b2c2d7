using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class ActivateOrganizationsAccessRequest : AmazonCloudFormationRequest;

public partial class ActivateOrganizationsAccessResponse : AmazonWebServiceResponse;

using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class GetAccessKeyLastUsedRequest : AmazonIdentityManagementServiceRequest
{
    public string AccessKeyId { get; set; }
}

public partial class GetAccessKeyLastUsedResponse : AmazonWebServiceResponse
{
    public string UserName { get; set; }

    public AccessKeyLastUsed AccessKeyLastUsed { get; set; }
}

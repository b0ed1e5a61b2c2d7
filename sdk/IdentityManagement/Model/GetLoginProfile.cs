using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class GetLoginProfileRequest : AmazonIdentityManagementServiceRequest
{
    public string UserName { get; set; }
}

public partial class GetLoginProfileResponse : AmazonWebServiceResponse
{
    public LoginProfile LoginProfile { get; set; }
}

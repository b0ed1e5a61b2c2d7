using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class GetRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string RoleName { get; set; }
}

public partial class GetRoleResponse : AmazonWebServiceResponse
{
    public Role Role { get; set; }
}

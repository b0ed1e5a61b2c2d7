using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class CreateServiceLinkedRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string AWSServiceName { get; set; }

    public string Description { get; set; }

    public string CustomSuffix { get; set; }
}

public partial class CreateServiceLinkedRoleResponse : AmazonWebServiceResponse
{
    public Role Role { get; set; }
}

using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class CreateAccessKeyRequest : AmazonIdentityManagementServiceRequest
{
    public string UserName { get; set; }
}

public partial class CreateAccessKeyResponse : AmazonWebServiceResponse
{
    public AccessKey AccessKey { get; set; }
}

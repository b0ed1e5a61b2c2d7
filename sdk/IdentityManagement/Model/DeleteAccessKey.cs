using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class DeleteAccessKeyRequest : AmazonIdentityManagementServiceRequest
{
    public string UserName { get; set; }

    public string AccessKeyId { get; set; }
}

public partial class DeleteAccessKeyResponse : AmazonWebServiceResponse;

using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class DeleteLoginProfileRequest : AmazonIdentityManagementServiceRequest
{
    public string UserName { get; set; }
}

public partial class DeleteLoginProfileResponse : AmazonWebServiceResponse;

using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class DeactivateMFADeviceRequest : AmazonIdentityManagementServiceRequest
{
    public string SerialNumber { get; set; }

    public string UserName { get; set; }
}

public partial class DeactivateMFADeviceResponse : AmazonWebServiceResponse;

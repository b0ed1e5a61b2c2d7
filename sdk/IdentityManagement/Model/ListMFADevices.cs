using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class ListMFADevicesRequest : AmazonIdentityManagementServiceRequest
{
    public string UserName { get; set; }

    public string Marker { get; set; }

    public int? MaxItems { get; set; }
}

public partial class ListMFADevicesResponse : AmazonWebServiceResponse
{
    public List<MFADevice> MFADevices { get; set; }

    public bool? IsTruncated { get; set; }

    public string Marker { get; set; }
}

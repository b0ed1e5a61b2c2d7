using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class ListVirtualMFADevicesRequest : AmazonIdentityManagementServiceRequest
{
    public AssignmentStatusType AssignmentStatus { get; set; }

    public string Marker { get; set; }

    public int? MaxItems { get; set; }
}

public partial class ListVirtualMFADevicesResponse : AmazonWebServiceResponse
{
    public List<VirtualMFADevice> VirtualMFADevices { get; set; }

    public bool? IsTruncated { get; set; }

    public string Marker { get; set; }
}

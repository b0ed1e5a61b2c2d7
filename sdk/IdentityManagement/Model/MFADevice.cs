namespace Amazon.IdentityManagement.Model;

public partial class MFADevice
{
    public string UserName { get; set; }

    public string SerialNumber { get; set; }

    public DateTime? EnableDate { get; set; }
}

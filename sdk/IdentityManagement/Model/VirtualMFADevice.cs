namespace Amazon.IdentityManagement.Model;

public partial class VirtualMFADevice
{
    public string SerialNumber { get; set; }

    public MemoryStream Base32StringSeed { get; set; }

    public MemoryStream QRCodePNG { get; set; }

    public User User { get; set; }

    public DateTime? EnableDate { get; set; }

    public List<Tag> Tags { get; set; }
}

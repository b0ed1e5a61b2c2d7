namespace Amazon.IdentityManagement.Model;

public partial class SigningCertificate
{
    public string UserName { get; set; }

    public string CertificateId { get; set; }

    public string CertificateBody { get; set; }

    public StatusType Status { get; set; }

    public DateTime? UploadDate { get; set; }
}

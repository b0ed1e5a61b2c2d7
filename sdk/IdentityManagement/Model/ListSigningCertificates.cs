using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class ListSigningCertificatesRequest : AmazonIdentityManagementServiceRequest
{
    public string UserName { get; set; }

    public string Marker { get; set; }

    public int? MaxItems { get; set; }
}

public partial class ListSigningCertificatesResponse : AmazonWebServiceResponse
{
    public List<SigningCertificate> Certificates { get; set; }

    public bool? IsTruncated { get; set; }

    public string Marker { get; set; }
}

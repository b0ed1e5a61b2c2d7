using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class DeleteSigningCertificateRequest : AmazonIdentityManagementServiceRequest
{
    public string CertificateId { get; set; }

    public string UserName { get; set; }
}

public partial class DeleteSigningCertificateResponse : AmazonWebServiceResponse;

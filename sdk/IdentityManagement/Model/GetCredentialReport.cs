using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class GetCredentialReportRequest : AmazonIdentityManagementServiceRequest;

public partial class GetCredentialReportResponse : AmazonWebServiceResponse
{
    public MemoryStream Content { get; set; }

    public ReportFormatType ReportFormat { get; set; }

    public DateTime? GeneratedTime { get; set; }
}

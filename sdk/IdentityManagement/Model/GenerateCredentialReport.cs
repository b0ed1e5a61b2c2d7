using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class GenerateCredentialReportRequest : AmazonIdentityManagementServiceRequest;

public partial class GenerateCredentialReportResponse : AmazonWebServiceResponse
{
    public ReportStateType State { get; set; }

    public string Description { get; set; }
}

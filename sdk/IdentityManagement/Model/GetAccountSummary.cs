using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class GetAccountSummaryRequest : AmazonIdentityManagementServiceRequest;

public partial class GetAccountSummaryResponse : AmazonWebServiceResponse
{
    public Dictionary<string, int> SummaryMap { get; set; }
}

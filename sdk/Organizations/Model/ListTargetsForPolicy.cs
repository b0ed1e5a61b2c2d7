using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class ListTargetsForPolicyRequest : AmazonOrganizationsRequest
{
    public string PolicyId { get; set; }

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }
}

public partial class ListTargetsForPolicyResponse : AmazonWebServiceResponse
{
    public List<PolicyTargetSummary> Targets { get; set; }

    public string NextToken { get; set; }
}

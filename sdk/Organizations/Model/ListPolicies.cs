using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class ListPoliciesRequest : AmazonOrganizationsRequest
{
    public PolicyType Filter { get; set; }

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }
}

public partial class ListPoliciesResponse : AmazonWebServiceResponse
{
    public List<PolicySummary> Policies { get; set; }

    public string NextToken { get; set; }
}

using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class DescribePolicyRequest : AmazonOrganizationsRequest
{
    public string PolicyId { get; set; }
}

public partial class DescribePolicyResponse : AmazonWebServiceResponse
{
    public Policy Policy { get; set; }
}

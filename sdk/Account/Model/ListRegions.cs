using Amazon.Runtime;

namespace Amazon.Account.Model;

public partial class ListRegionsRequest : AmazonAccountRequest
{
    public string AccountId { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public List<string> RegionOptStatusContains { get; set; }
}

public partial class ListRegionsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<Region> Regions { get; set; }
}

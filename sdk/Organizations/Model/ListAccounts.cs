using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class ListAccountsRequest : AmazonOrganizationsRequest
{
    public string NextToken { get; set; }

    public int? MaxResults { get; set; }
}

public partial class ListAccountsResponse : AmazonWebServiceResponse
{
    public List<Account> Accounts { get; set; }

    public string NextToken { get; set; }
}

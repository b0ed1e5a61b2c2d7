using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class ListDelegatedAdministratorsRequest : AmazonOrganizationsRequest
{
    public string ServicePrincipal { get; set; }

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }
}

public partial class ListDelegatedAdministratorsResponse : AmazonWebServiceResponse
{
    public List<DelegatedAdministrator> DelegatedAdministrators { get; set; }

    public string NextToken { get; set; }
}

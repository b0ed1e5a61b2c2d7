using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class ListOrganizationalUnitsForParentRequest : AmazonOrganizationsRequest
{
    public string ParentId { get; set; }

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }
}

public partial class ListOrganizationalUnitsForParentResponse : AmazonWebServiceResponse
{
    public List<OrganizationalUnit> OrganizationalUnits { get; set; }

    public string NextToken { get; set; }
}

using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class DescribeOrganizationalUnitRequest : AmazonOrganizationsRequest
{
    public string OrganizationalUnitId { get; set; }
}

public partial class DescribeOrganizationalUnitResponse : AmazonWebServiceResponse
{
    public OrganizationalUnit OrganizationalUnit { get; set; }
}

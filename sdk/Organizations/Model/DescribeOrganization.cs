using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class DescribeOrganizationRequest : AmazonOrganizationsRequest;

public partial class DescribeOrganizationResponse : AmazonWebServiceResponse
{
    public Organization Organization { get; set; }
}

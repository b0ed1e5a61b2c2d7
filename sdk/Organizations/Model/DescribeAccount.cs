using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class DescribeAccountRequest : AmazonOrganizationsRequest
{
    public string AccountId { get; set; }
}

public partial class DescribeAccountResponse : AmazonWebServiceResponse
{
    public Account Account { get; set; }
}

using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class ListTagsForResourceRequest : AmazonOrganizationsRequest
{
    public string ResourceId { get; set; }

    public string NextToken { get; set; }
}

public partial class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public List<Tag> Tags { get; set; }

    public string NextToken { get; set; }
}

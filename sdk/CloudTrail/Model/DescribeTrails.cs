using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

public partial class DescribeTrailsRequest : AmazonCloudTrailRequest
{
    public bool? IncludeShadowTrails { get; set; }

    public List<string> TrailNameList { get; set; }
}

public partial class DescribeTrailsResponse : AmazonWebServiceResponse
{
    public List<Trail> TrailList { get; set; }
}

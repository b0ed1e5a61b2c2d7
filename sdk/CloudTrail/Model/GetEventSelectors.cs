using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

public partial class GetEventSelectorsRequest : AmazonCloudTrailRequest
{
    public string TrailName { get; set; }
}

public partial class GetEventSelectorsResponse : AmazonWebServiceResponse
{
    public List<AdvancedEventSelector> AdvancedEventSelectors { get; set; }

    public List<EventSelector> EventSelectors { get; set; }

    public string TrailARN { get; set; }
}

using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

public partial class LookupEventsRequest : AmazonCloudTrailRequest
{
    public DateTime? EndTime { get; set; }

    public EventCategory EventCategory { get; set; }

    public List<LookupAttribute> LookupAttributes { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public DateTime? StartTime { get; set; }
}

public partial class LookupEventsResponse : AmazonWebServiceResponse
{
    public List<Event> Events { get; set; }

    public string NextToken { get; set; }
}

namespace Amazon.CloudTrail.Model;

public partial class EventSelector
{
    public List<DataResource> DataResources { get; set; }

    public List<string> ExcludeManagementEventSources { get; set; }

    public bool? IncludeManagementEvents { get; set; }

    public ReadWriteType ReadWriteType { get; set; }
}

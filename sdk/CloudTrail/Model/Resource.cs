namespace Amazon.CloudTrail.Model;

public partial class Resource
{
    public string ResourceName { get; set; }

    public string ResourceType { get; set; }
}

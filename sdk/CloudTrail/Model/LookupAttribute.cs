namespace Amazon.CloudTrail.Model;

public partial class LookupAttribute
{
    public LookupAttributeKey AttributeKey { get; set; }

    public string AttributeValue { get; set; }
}

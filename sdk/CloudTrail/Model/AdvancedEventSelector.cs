namespace Amazon.CloudTrail.Model;

public partial class AdvancedEventSelector
{
    public List<AdvancedFieldSelector> FieldSelectors { get; set; }

    public string Name { get; set; }
}

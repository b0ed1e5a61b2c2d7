namespace Amazon.Organizations.Model;

public partial class PolicyTargetSummary
{
    public string TargetId { get; set; }

    public string Arn { get; set; }

    public string Name { get; set; }

    public TargetType Type { get; set; }
}

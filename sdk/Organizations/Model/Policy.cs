namespace Amazon.Organizations.Model;

public partial class Policy
{
    public PolicySummary PolicySummary { get; set; }

    public string Content { get; set; }
}

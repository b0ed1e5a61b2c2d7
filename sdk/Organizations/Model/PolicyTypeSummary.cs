namespace Amazon.Organizations.Model;

public partial class PolicyTypeSummary
{
    public PolicyType Type { get; set; }

    public PolicyTypeStatus Status { get; set; }
}

namespace Amazon.Organizations.Model;

public partial class Organization
{
    public string Id { get; set; }

    public string Arn { get; set; }

    public OrganizationFeatureSet FeatureSet { get; set; }

    public string MasterAccountArn { get; set; }

    public string MasterAccountId { get; set; }

    public string MasterAccountEmail { get; set; }

    public List<PolicyTypeSummary> AvailablePolicyTypes { get; set; }
}

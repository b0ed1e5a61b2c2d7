namespace Amazon.Organizations.Model;

public partial class Root
{
    public string Id { get; set; }

    public string Arn { get; set; }

    public string Name { get; set; }

    public List<PolicyTypeSummary> PolicyTypes { get; set; }
}

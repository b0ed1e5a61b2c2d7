namespace Amazon.Organizations.Model;

public partial class OrganizationalUnit
{
    public string Id { get; set; }

    public string Arn { get; set; }

    public string Name { get; set; }

    public string Path { get; set; }
}

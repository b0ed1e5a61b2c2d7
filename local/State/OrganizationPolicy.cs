namespace Guardrails.Local.State;

/// <summary>A service control policy of the organization.</summary>
internal sealed class OrganizationPolicy(string id, string name)
{
    public const string FullAwsAccessId = "p-FullAWSAccess";

    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public string Description { get; set; } = "";

    /// <summary>The document, exactly as it was given.</summary>
    public required string Content { get; set; }

    public bool AwsManaged { get; init; }
}

namespace Guardrails.Local.Organization;

/// <summary>A service control policy of the organization.</summary>
internal sealed class OrganizationPolicy(string id, string name)
{
    public const string FullAwsAccessId = "p-FullAWSAccess";

    /// <summary>The only policy type here.</summary>
    public const string Type = "SERVICE_CONTROL_POLICY";

    public const string Enabled = "ENABLED";

    /// <summary>The type is being enabled: the next look at the root finds it enabled.</summary>
    public const string PendingEnable = "PENDING_ENABLE";

    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public string Description { get; set; } = "";

    /// <summary>The document, exactly as it was given.</summary>
    public required string Content { get; set; }

    public bool AwsManaged { get; init; }
}

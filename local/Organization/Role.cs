namespace Guardrails.Local.Organization;

/// <summary>An IAM role.</summary>
internal sealed class Role
{
    public required string Id { get; init; }

    public required string Partition { get; init; }

    public required string AccountId { get; init; }

    public required string Name { get; init; }

    /// <summary>Begins and ends with a slash.</summary>
    public string Path { get; init; } = "/";

    public string Description { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public int MaxSessionSeconds { get; init; } = 3600;

    /// <summary>The trust policy as JSON.</summary>
    public required string TrustPolicy { get; set; }

    /// <summary>Inline policies: name and JSON.</summary>
    public SortedDictionary<string, string> InlinePolicies { get; } = new(StringComparer.Ordinal);

    /// <summary>ARNs of attached managed policies.</summary>
    public List<string> ManagedPolicies { get; } = [];

    /// <summary>A service-linked role: SCPs do not reach it.</summary>
    public bool ServiceLinked => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);

    public string Arn => $"arn:{Partition}:iam::{AccountId}:role{Path}{Name}";
}

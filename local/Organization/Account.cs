namespace Guardrails.Local.Organization;

/// <summary>One account of the organization.</summary>
internal sealed class Account(string id, string name, string parentId)
{
    public const string Active = "ACTIVE";
    public const string Suspended = "SUSPENDED";

    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Email => $"aws+{Name}@example.com";

    /// <summary>The root or organizational unit that it is in.</summary>
    public string ParentId { get; } = parentId;

    /// <summary>As Organizations' <c>Account.State</c>.</summary>
    public string State { get; init; } = Active;

    public string JoinedMethod { get; init; } = "CREATED";

    public DateTimeOffset JoinedAt { get; init; }

    public RootCredentials Root { get; init; } = new();

    /// <summary>Tags by key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Roles by name.</summary>
    public Dictionary<string, Role> Roles { get; } = [];
}

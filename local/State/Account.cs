namespace Guardrails.Local.State;

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

    /// <summary>Whoever runs the account has started a Config recorder in the home Region.</summary>
    public bool HadConfigRecorder { get; init; } = true;

    /// <summary>The Config recorder that a stack made there, or null.</summary>
    public ConfigRecorder? ConfigRecorder { get; set; }

    /// <summary>A Config recorder runs in the home Region.</summary>
    public bool HasConfigRecorder => HadConfigRecorder || ConfigRecorder is { Channel: not null };

    public RootCredentials Root { get; init; } = new();

    /// <summary>Roles by name.</summary>
    public Dictionary<string, Role> Roles { get; } = [];

    /// <summary>IAM's credential report, once somebody asked for it.</summary>
    public CredentialReport? Report { get; set; }
}

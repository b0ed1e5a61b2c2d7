namespace Guardrails.Core.Policies.Simulation;

/// <summary>A request with every layer of policies that has a say in it.</summary>
/// <param name="Request">The question.</param>
public sealed record Authorization(AccessRequest Request)
{
    /// <summary>
    /// Tells whether the root user asks, long-term or in an AssumeRoot session: it needs no identity policy.
    /// </summary>
    public bool RootUser { get; init; }

    /// <summary>
    /// The service control policies from the root to the account; empty for the management account and for
    /// service-linked roles, which they do not reach.
    /// </summary>
    public IReadOnlyList<PolicyLevel> ServiceControlPath { get; init; } = [];

    /// <summary>The policies of the user or role; ignored for a root user, which can have none.</summary>
    public IReadOnlyList<NamedPolicy> IdentityPolicies { get; init; } = [];

    /// <summary>The session's policies, of which one must allow; empty where the session has none.</summary>
    public IReadOnlyList<NamedPolicy> SessionPolicies { get; init; } = [];

    /// <summary>The task policy of an AssumeRoot session: it only denies; null outside such a session.</summary>
    public NamedPolicy? TaskPolicy { get; init; }
}

namespace Guardrails.Core.Policies.Simulation;

/// <summary>A document and the name under which answers mention it.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Document">The policy itself, parsed.</param>
public sealed record NamedPolicy(string Name, PolicyDocument Document)
{
    /// <summary>
    /// The reason why the document could not be read, which makes every answer that it has a say in <see
    /// cref="Decision.CannotTell"/>; null where it was.
    /// </summary>
    public string? Unreadable { get; init; }

    /// <summary>
    /// The reason why AWS perhaps does not have the policy as it stands here, which makes nothing certain that its
    /// statements say; null where there is none.
    /// </summary>
    public string? Doubt { get; init; }

    /// <summary>The text of a policy that could not be read; empty where it was.</summary>
    public string UnreadText { get; private init; } = "";

    /// <summary>A policy that AWS has and that cannot be read here.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="why">The fault in it, with the JSON path.</param>
    /// <param name="text">Its text.</param>
    public static NamedPolicy NotRead(string name, string why, string text) =>
        new(name, new PolicyDocument([])) { Unreadable = why, UnreadText = text };
}

/// <summary>
/// One node on the way from the organization's root to an account, with the policies attached directly to it.
/// </summary>
/// <param name="Name">The node's name or id, as answers mention it.</param>
/// <param name="Policies">The service control policies attached to it, FullAWSAccess included.</param>
public sealed record PolicyLevel(string Name, IReadOnlyList<NamedPolicy> Policies);

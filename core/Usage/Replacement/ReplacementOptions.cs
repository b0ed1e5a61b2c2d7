using Guardrails.Core.Ids;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>The settings of a replacement role.</summary>
/// <param name="Account">The account that the key belongs to.</param>
/// <param name="Partition">Its partition.</param>
public sealed record ReplacementOptions(AccountId Account, Partition Partition)
{
    /// <summary>The beginning of the policies' names, and the name of the role in the CDK and the template.</summary>
    public string Name { get; init; } = "RootKeyReplacement";

    /// <summary>The way in which the role has its permissions.</summary>
    public PolicyKind Kind { get; init; } = PolicyKind.Managed;

    /// <summary>
    /// The number of objects of one bucket that one action may name; beyond it the policy has the whole bucket, and
    /// says so.
    /// </summary>
    public int ObjectsPerBucket { get; init; } = 20;
}

/// <summary>The ways in which a role has permissions.</summary>
public enum PolicyKind
{
    /// <summary>By managed policies.</summary>
    Managed,

    /// <summary>By policies in the role itself.</summary>
    Inline,
}

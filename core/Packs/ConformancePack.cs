using Guardrails.Core.Ids;

namespace Guardrails.Core.Packs;

/// <summary>AWS managed Config rules that are deployed to every account together.</summary>
/// <param name="Name">Its name in the catalog, such as <c>RootManagedRules</c>.</param>
/// <param name="Description">One sentence on what it judges.</param>
public sealed record ConformancePack(string Name, string Description, IReadOnlyList<ManagedRule> Rules)
{
    /// <summary>
    /// The reason why it cannot be deployed in the partition, or null where it can: AWS Config refuses a pack with an
    /// unknown rule as a whole.
    /// </summary>
    public string? WhyNotIn(Partition partition) =>
        Rules.Where(rule => !rule.ExistsIn(partition))
            .Select(rule => rule.Identifier)
            .ToList() is { Count: > 0 } missing
            ? $"AWS Config has no {string.Join(" and no ", missing)} there"
            : null;

    /// <summary>Tells whether it can be deployed in the partition.</summary>
    public bool AppliesTo(Partition partition) => WhyNotIn(partition) is null;
}

/// <summary>A Config rule that AWS wrote and runs. None used here takes parameters.</summary>
/// <param name="Name">AWS's name of the rule, such as <c>iam-root-access-key-check</c>.</param>
/// <param name="Identifier">The name that a template gives it, such as <c>IAM_ROOT_ACCESS_KEY_CHECK</c>.</param>
/// <param name="Partitions">The partitions in which it exists.</param>
public sealed record ManagedRule(string Name, string Identifier, IReadOnlyList<Partition> Partitions)
{
    /// <summary>Tells whether the partition has the rule.</summary>
    public bool ExistsIn(Partition partition) => Partitions.Contains(partition);
}

using Guardrails.Core.Guardrails;
using Guardrails.Core.Policies;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning.Trees;

/// <summary>Policies of a snapshot that AWS would not store as they stand there.</summary>
internal static class StoredPolicy
{
    /// <summary>The reason why nothing that the policy says is certain; null where there is none.</summary>
    public static string? Doubt(SnapshotPolicy policy) =>
        WhyNot(policy) is { } why ? $"AWS would not store the policy as it stands here ({why.TrimEnd('.')})" : null;

    /// <summary>
    /// The reason why AWS would not store the policy; null where it would. One that cannot be read at all may be newer
    /// than this version: that is said elsewhere.
    /// </summary>
    public static string? WhyNot(SnapshotPolicy policy)
    {
        var most = PolicyLimits.Default.PolicyCharacters;
        if (policy.Content.Length > most)
            return $"it has {policy.Content.Length} characters, and AWS stores at most {most}";
        try
        {
            PolicyDocument.Parse(policy.Content);
        }
        catch (FormatException)
        {
            return null;
        }

        return PolicyDocument.WhyNotServiceControl(policy.Content);
    }
}

using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Cli.Usage;

/// <summary>The replacement role for a machine.</summary>
internal sealed record ReplacementReport(
    string Folder,
    IReadOnlyList<string> Files,
    string? NothingWritten,
    IReadOnlyList<ReportedPolicy> Policies,
    IReadOnlyList<GrantedPermission> Permissions,
    IReadOnlyList<LeftOutCall> Unmapped,
    IReadOnlyList<LeftOutCall> Unwritable,
    IReadOnlyList<LeftOutCall> NotForARole,
    IReadOnlyList<LeftOutCall> NeedingNothing,
    IReadOnlyList<BlindSpot> BlindSpots,
    IReadOnlyList<string> Problems,
    IReadOnlyList<ReportedTrust> Trust)
{
    public static ReplacementReport Of(MadeReplacement made) => new(
        made.Folder,
        made.Files,
        made.WhyNothing,
        [.. made.Role.Policies.Select(policy => new ReportedPolicy(policy.Name, policy.Characters))],
        made.Role.Permissions,
        made.Role.Unmapped,
        made.Role.Unwritable,
        made.Role.NotForARole,
        made.Role.NeedingNothing,
        made.Role.BlindSpots,
        made.Role.Problems,
        [.. made.Role.Trust.Select(trust => new ReportedTrust(trust.Kind, trust.ToFillIn, trust.Why, trust.Evidence))]);
}

/// <summary>One of its policies.</summary>
/// <param name="Characters">The number of characters that IAM counts.</param>
internal sealed record ReportedPolicy(string Name, int Characters);

/// <summary>A trust policy that is suggested.</summary>
internal sealed record ReportedTrust(
    TrustKind Kind, IReadOnlyList<string> ToFillIn, string Why, CallEvidence Evidence);

/// <summary>The comparison with a role for a machine.</summary>
internal sealed record ComparisonReport(
    string Role,
    string Verdict,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Gaps,
    DateTimeOffset Since,
    double QuietDays,
    DateTimeOffset? LastKeyCall,
    IReadOnlyList<GrantedPermission> Made,
    IReadOnlyList<GrantedPermission> NotMade,
    IReadOnlyList<GrantedPermission> RefusedToRole,
    IReadOnlyList<LeftOutCall> NotComparable)
{
    public static ComparisonReport Of(MadeComparison made) => new(
        $"{made.Question.Role}",
        ComparisonWords.Name(made.Answer.Verdict),
        ComparisonWords.Missing(made.Answer.Verdict),
        [.. made.Question.Gaps.Select(gap => gap.ToString())],
        made.Question.Since,
        made.Question.Quiet.TotalDays,
        made.Answer.LastKeyCall,
        made.Answer.Made,
        made.Answer.NotMade,
        made.Answer.RefusedToRole,
        made.Answer.NotComparable);
}

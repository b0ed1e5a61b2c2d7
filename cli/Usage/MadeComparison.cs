using Guardrails.Core.Usage;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Cli.Usage;

/// <summary>The calls of an account's root keys beside those of a role.</summary>
/// <param name="Question">The role, and the times.</param>
/// <param name="Answer">The comparison.</param>
internal sealed record MadeComparison(ReplacementQuestion Question, ReplacementComparison Answer)
{
    /// <summary>Compares what was read.</summary>
    /// <param name="read">The keys' calls.</param>
    /// <param name="role">The role's calls.</param>
    /// <param name="wanted">The question.</param>
    public static MadeComparison Of(ReadUsage read, RoleCalls role, WantedComparison wanted)
    {
        IEnumerable<UsageGap> gaps =
        [
            .. read.OtherKeys is { } others ? [others] : Array.Empty<UsageGap>(),
            .. read.Keys.SelectMany(VerdictWords.Unread),
            .. role.Gaps,
        ];
        var question = new ReplacementQuestion(
            wanted.Role,
            wanted.Since ?? read.Window.From,
            read.Window.To,
            wanted.Quiet,
            new(read.Account, read.Partition))
        {
            KeyUsedAt = read.Keys.Select(key => key.LatestUse).Max(),
            Unexplained =
            [
                .. read.Keys.Select(key => key.Verdict).OfType<KeyVerdict.InUseByWhatIsNotKnown>()
                    .Select(unknown => unknown.Why),
            ],
            Gaps = [.. gaps.Distinct()],
        };
        return new(
            question,
            ReplacementComparison.Of([.. read.Keys.SelectMany(key => key.DistinctCalls)], role.Calls, question));
    }
}

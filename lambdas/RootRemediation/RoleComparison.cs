using Guardrails.Aws.Calls;
using Guardrails.Core.Activity;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;
using Guardrails.Core.Usage;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>Compares the calls that a role has made with those of the keys that it is to replace.</summary>
/// <param name="history">Reads both.</param>
/// <param name="partition">The partition.</param>
/// <param name="time">The clock.</param>
internal sealed class RoleComparison(KeyHistory history, Partition partition, TimeProvider time)
{
    /// <summary>The time for which a key must be quiet before a role replaces it: what runs daily ran once.</summary>
    private static readonly TimeSpan KeyIsQuietFor = TimeSpan.FromHours(25);

    /// <summary>The gaps that are named.</summary>
    private const int MostNamed = 3;

    /// <summary>Compares.</summary>
    /// <param name="role">The role.</param>
    /// <param name="audit">The keys, whole.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">Nothing could be read.</exception>
    public async Task<RemediationEntry> OfAsync(IamRoleArn role, RootAudit audit, CancellationToken cancellation)
    {
        var window = UsageWindow.Before(time.GetUtcNow(), UsageWindow.DaysOfHistory);
        var usages = await history.ReadAsync(role.Account, audit.AccessKeys.Seen, window, known: null, cancellation);
        List<RootActivity> ofKeys = [.. usages.SelectMany(usage => usage.Calls).Select(call => call.Activity)];
        var (ofRole, gaps) = await history.ReadAsync(
            role, ComparedNames.Of(ofKeys, partition), window, cancellation);
        ReplacementQuestion question = new(
            role, window.From, window.To, KeyIsQuietFor, new(role.Account, partition))
        {
            KeyUsedAt = usages.Select(usage => usage.LatestUse).Max(),
            Unexplained =
            [
                .. usages.Select(usage => usage.Verdict).OfType<KeyVerdict.InUseByWhatIsNotKnown>()
                    .Select(unknown => unknown.Why),
            ],
            Gaps = [.. usages.SelectMany(usage => usage.Gaps).Concat(gaps).Distinct()],
        };
        var now = time.GetUtcNow();
        return ReplacementComparison.Of(ofKeys, ofRole, question).Verdict switch
        {
            ReplacementVerdict.Replaced => new RemediationEntry.Compared($"{role}", [], now),
            ReplacementVerdict.NotReplaced not => new RemediationEntry.Compared($"{role}", not.Missing, now),
            // Whoever tries again stops there again: a person has to know it, and to decide.
            _ when question.Gaps.All(gap => gap.IsLimit) => new RemediationEntry.Compared(
                $"{role}", [.. question.Gaps.Take(MostNamed).Select(CannotTell)], now),
            _ => new RemediationEntry.Failed(
                new(
                    "Not everything could be read that shows whether the role replaces the key.",
                    string.Join(' ', question.Gaps.Take(MostNamed).Select(gap => $"{gap.Reason}: {gap.Remedy}"))),
                now),
        };
    }

    private static string CannotTell(UsageGap gap) =>
        $"Nobody can tell in {gap.Region}: {gap.Reason}. Compare the whole with guardrails usage --against.";
}

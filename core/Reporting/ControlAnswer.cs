using Guardrails.Core.Controls;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Observers;

namespace Guardrails.Core.Reporting;

/// <summary>The standing of one account against one control, and why.</summary>
/// <param name="Control">The control's name in the catalog.</param>
/// <param name="Standing">The standing.</param>
/// <param name="Findings">Sentences that explain it, the most important first; never empty.</param>
public sealed record ControlAnswer(string Control, Standing Standing, IReadOnlyList<string> Findings)
{
    /// <summary>
    /// True where the standing is that of old evidence: it was bad when it was last read, and stays so until evidence
    /// shows otherwise.
    /// </summary>
    public bool IsStale { get; init; }

    /// <summary>The time at which the evidence was read that decides (UTC); null where nothing decides.</summary>
    public DateTimeOffset? EvidenceAt { get; init; }

    /// <summary>The time since when the answer has been the same (UTC); null where nothing decides.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>
    /// The answer that AWS Config's aggregator shows: compliant, non-compliant, or UNKNOWN where nobody can tell which
    /// result is ours. Null where it shows nothing, or could not be read.
    /// </summary>
    public Standing? Copy { get; init; }

    /// <summary>True where nobody can tell today how the account stands.</summary>
    public bool IsUnknown => Standing == Standing.Unknown || IsStale;

    /// <summary>Judges what the ledger has, and shows AWS Config's copy beside it.</summary>
    internal static ControlAnswer Of(
        IControl control, AccountReach reach, AccountFacts facts, ReportScope scope, DateTimeOffset now) =>
        OfLedger(control, reach, facts, scope, now) with
        {
            Copy = facts.Copies?.TryGetValue(control.Name, out var copy) != true ? null : copy switch
            {
                Compliance.Compliant => Standing.Compliant,
                Compliance.NonCompliant => Standing.NonCompliant,
                _ => Standing.Unknown,
            },
        };

    private static ControlAnswer OfLedger(
        IControl control, AccountReach reach, AccountFacts facts, ReportScope scope, DateTimeOffset now)
    {
        if (control.WhyNotIn(scope.Partition) is { } why)
            return new(control.Name, Standing.NotApplicable, [$"It does not apply in {scope.Partition}: {why}."]);
        var latest = Newest(facts.Latest.Where(one => one.Control == control.Name));
        return reach switch
        {
            AccountReach.Inactive => new(
                control.Name,
                Standing.OutOfReach,
                [$"AWS Organizations says that the account is {facts.State}: nobody can act in it, or read it."]),
            AccountReach.NotWatched => new(
                control.Name, Standing.NotWatched, ["The organization file leaves its unit out ($.detection.units)."]),
            _ when latest is not null => Of(latest, now),
            _ when facts.Unread is { } unread => Unknown(control, $"The ledger could not be read: {unread}"),
            _ => Unknown(
                control,
                scope.Excluded.Contains(facts.Account)
                    ? "The organization file excludes it from evaluation ($.excludedAccounts)."
                    : "No evaluation of it ever came."),
        };
    }

    /// <summary>
    /// The newest answer; where the newest could not decide, as the first one of another Region may not, the newest
    /// that did, with what is missing now.
    /// </summary>
    private static LatestVerdict? Newest(IEnumerable<LatestVerdict> answers)
    {
        var all = answers.OrderByDescending(one => one.Asked).ToList();
        var decided = all.FirstOrDefault(one => one.Compliance != Compliance.Unknown);
        return all is [{ Compliance: Compliance.Unknown } newest, ..] && decided is not null
            ? decided with { UnknownSince = newest.UnknownSince ?? newest.Asked, Findings = newest.Findings }
            : all.FirstOrDefault();
    }

    private static ControlAnswer Unknown(IControl control, string why) => new(control.Name, Standing.Unknown, [why]);

    /// <summary>
    /// A good answer counts while it is fresh; a bad one stays bad, and the age of its evidence is said.
    /// </summary>
    private static ControlAnswer Of(LatestVerdict latest, DateTimeOffset now)
    {
        var isOld = now - latest.Asked >= EvaluationObserver.MissedAfter;
        var findings = isOld
            ? [$"Nothing was evaluated since {latest.Asked.UtcDateTime:yyyy-MM-dd HH:mm} UTC.", .. latest.Findings]
            : latest.Findings is [] ? ["The evaluation gave no reason."] : latest.Findings;
        var isSilent = isOld || latest.UnknownSince is not null;
        var standing = latest.Compliance switch
        {
            Compliance.NonCompliant => Standing.NonCompliant,
            _ when isSilent => Standing.Unknown,
            Compliance.Compliant => Standing.Compliant,
            Compliance.NotApplicable => Standing.NotApplicable,
            _ => Standing.Unknown,
        };
        return new(latest.Control, standing, findings)
        {
            IsStale = isSilent && standing == Standing.NonCompliant,
            EvidenceAt = latest.Read,
            Since = latest.Compliance == Compliance.Unknown ? null : latest.Since,
        };
    }
}

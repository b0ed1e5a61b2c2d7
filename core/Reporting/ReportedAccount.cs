using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Reporting;

/// <summary>One account of the organization in a report.</summary>
public sealed record ReportedAccount
{
    /// <summary>The incidents that are shown of an account: all of them are counted.</summary>
    private const int MostShown = 25;

    /// <summary>Its id.</summary>
    public required AccountId Id { get; init; }

    /// <summary>Its name, as its owners wrote it: any characters.</summary>
    public required string Name { get; init; }

    /// <summary>The names of the units above it, the outermost first; none where it stands below the root.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>The state that AWS Organizations tells, such as <c>ACTIVE</c>.</summary>
    public required string State { get; init; }

    /// <summary>The reach of guardrails and evaluations.</summary>
    public required AccountReach Reach { get; init; }

    /// <summary>Its standing against each control that is on, in catalog order.</summary>
    public required IReadOnlyList<ControlAnswer> Controls { get; init; }

    /// <summary>The root access keys that nothing shows to be gone.</summary>
    public required IReadOnlyList<ReportedKey> Keys { get; init; }

    /// <summary>
    /// The times since when keys are there (UTC), the oldest first: each began with its first evidence or event.
    /// </summary>
    public required IReadOnlyList<DateTimeOffset> KeysSince { get; init; }

    /// <summary>The newest use of the root user; null where none is known.</summary>
    public required LastUse? LastUse { get; init; }

    /// <summary>The time of the oldest evidence that a control's answer rests on (UTC); null where none does.</summary>
    public required DateTimeOffset? EvidenceAt { get; init; }

    /// <summary>The incidents that go on, the most urgent first, then the oldest: at most 25.</summary>
    public required IReadOnlyList<ReportedIncident> Open { get; init; }

    /// <summary>The number of incidents that go on.</summary>
    public required int OpenIncidents { get; init; }

    /// <summary>The time at which the oldest of all that go on began (UTC); null where none does.</summary>
    public required DateTimeOffset? OldestIncident { get; init; }

    /// <summary>The exemptions that spare it now, the one that ends first at the top.</summary>
    public required IReadOnlyList<ReportedExemption> Exemptions { get; init; }

    /// <summary>Its past, as far as it is counted.</summary>
    public required AccountHistory History { get; init; }

    /// <summary>The next thing to do, in a sentence; empty where there is nothing to do.</summary>
    public required string Next { get; init; }

    /// <summary>
    /// The reason why the ledger could not be read whole of it; null where it was. What could be read is shown.
    /// </summary>
    public string? Unread { get; init; }

    /// <summary>True with any root access key, inactive ones included.</summary>
    public bool HasKeys => Keys.Count > 0;

    /// <summary>True with a root access key that can be used, or of which that is not known.</summary>
    public bool HasActiveKeys => Keys.Any(key => key.CountsAsActive);

    /// <summary>True where nobody can tell today how it stands against some control.</summary>
    public bool IsUnknown => Unread is not null || Controls.Any(one => one.IsUnknown);

    /// <summary>Its standing by root MFA of any kind; null where nobody asks.</summary>
    public ControlAnswer? Mfa => Of(nameof(RootMfa));

    /// <summary>
    /// Its standing by root MFA of the required kind: that which <c>RootHardwareMfa</c> asks for where it is on. Null
    /// where nobody asks.
    /// </summary>
    public ControlAnswer? RequiredMfa => Of(nameof(RootHardwareMfa)) ?? Mfa;

    /// <summary>Its standing against a control; null where that is off.</summary>
    public ControlAnswer? Of(string control) => Controls.FirstOrDefault(one => one.Control == control);

    /// <summary>Judges what the ledger has of an account.</summary>
    public static ReportedAccount Of(AccountFacts facts, ReportScope scope, ReportPeriod period)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(period);
        var reach = ReachOf(facts, scope);
        IReadOnlyList<ControlAnswer> controls =
            [.. scope.Controls.Select(control => ControlAnswer.Of(control, reach, facts, scope, period.Now))];
        var lives = KeyLife.Of(facts.Observations);
        var keys = ReportedKey.Of(facts, scope.ControlNames, lives);
        var open = ReportedIncident.Open(facts.Incidents);
        var exemptions = ReportedExemption.Of(facts, scope.Exemptions, period.Now);
        return new()
        {
            Id = facts.Account,
            Name = facts.Name,
            Units = facts.Units,
            State = facts.State,
            Reach = reach,
            Controls = controls,
            Keys = keys,
            KeysSince = [.. keys.Select(key => key.Since(facts, lives, period.Now)).Order()],
            LastUse = LastUse.Of(facts, keys),
            EvidenceAt = controls.Min(one => one.EvidenceAt),
            Open = [.. open.Take(MostShown)],
            OpenIncidents = open.Count,
            OldestIncident = open.Min(one => (DateTimeOffset?)one.Began),
            Exemptions = exemptions,
            History = AccountHistory.Of(facts, period),
            Next = NextStep.Of(facts, reach, controls, keys, open),
            Unread = facts.Unread,
        };
    }

    private static AccountReach ReachOf(AccountFacts facts, ReportScope scope)
    {
        var isManagement = facts.Account == scope.ManagementAccount;
        return !SnapshotAccount.CanAct(facts.State) ? AccountReach.Inactive
            : !scope.Detection.Watches(isManagement, facts.Above) ? AccountReach.NotWatched
            : isManagement ? AccountReach.Management
            : AccountReach.Member;
    }
}

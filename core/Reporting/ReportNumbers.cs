using Guardrails.Core.Controls.Catalog;

namespace Guardrails.Core.Reporting;

/// <summary>
/// The numbers of an organization or of a unit. Each is defined in <see cref="ReportMetrics"/>. Pure: the order of
/// the accounts changes nothing.
/// </summary>
public sealed record ReportNumbers
{
    /// <summary>The accounts of the organization, whatever their state.</summary>
    public required int Accounts { get; init; }

    /// <summary>Accounts with a root access key that can be used. Target 0.</summary>
    public required int WithActiveKeys { get; init; }

    /// <summary>Accounts with any root access key. Target 0.</summary>
    public required int WithKeys { get; init; }

    /// <summary>The root users with MFA of any kind. Target 100 %. Null where nobody asks.</summary>
    public required Share? Mfa { get; init; }

    /// <summary>
    /// The root users with MFA of the required kind: that which <c>RootHardwareMfa</c> asks for where it is on. Target
    /// 100 %. Null where nobody asks.
    /// </summary>
    public required Share? RequiredMfa { get; init; }

    /// <summary>The time to remediate keys that were removed in the quarter.</summary>
    public required RemediationTimes RemediatedInQuarter { get; init; }

    /// <summary>The time to remediate keys that were removed in the last 90 days.</summary>
    public required RemediationTimes RemediatedInNinetyDays { get; init; }

    /// <summary>The root access keys that are there, by first evidence.</summary>
    public required int OpenKeys { get; init; }

    /// <summary>The age of the oldest of them, in seconds; null where there is none.</summary>
    public required long? OldestOpenKeySeconds { get; init; }

    /// <summary>Sign-ins of root users to the console in the quarter.</summary>
    public required int SignIns { get; init; }

    /// <summary>Accounts of which nobody can tell today how they stand against some control.</summary>
    public required int Unknown { get; init; }

    /// <summary>
    /// Accounts of which the ledger could not be read whole: with any, every other number is at least what it says.
    /// </summary>
    public required int Unread { get; init; }

    /// <summary>Accounts that an exemption spares now. Each is judged, too.</summary>
    public required int Exempt { get; init; }

    /// <summary>
    /// Accounts that no guardrail reaches: the management account, and those in which nobody can act.
    /// </summary>
    public required int OutOfReach { get; init; }

    /// <summary>Accounts to which some control that is on does not apply.</summary>
    public required int NotApplicable { get; init; }

    /// <summary>Accounts that the organization file leaves out.</summary>
    public required int NotWatched { get; init; }

    /// <summary>Uses of root credentials in the quarter of which an event should have come, and did not.</summary>
    public required int EventsMissed { get; init; }

    /// <summary>Uses of root credentials in the quarter of which no event comes here.</summary>
    public required int UsesNotWatched { get; init; }

    /// <summary>Incidents that go on.</summary>
    public required int IncidentsOpen { get; init; }

    /// <summary>Incidents that a named person ended in the quarter.</summary>
    public required int Acknowledged { get; init; }

    /// <summary>Incidents that ended in the quarter because nobody looked.</summary>
    public required int NobodyLooked { get; init; }

    /// <summary>Incidents that ended in the quarter as their account left or was closed.</summary>
    public required int EndedByLeaving { get; init; }

    /// <summary>Counts.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="departed">The accounts that left: what they did before counts, and they do not.</param>
    /// <param name="period">The times that are counted.</param>
    public static ReportNumbers Of(
        IReadOnlyList<ReportedAccount> accounts, IReadOnlyList<DepartedAccount> departed, ReportPeriod period)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(departed);
        ArgumentNullException.ThrowIfNull(period);
        var histories = accounts.Select(one => one.History).Concat(departed.Select(one => one.History)).ToList();
        var remediations = histories.SelectMany(one => one.Remediations).ToList();
        var since = accounts.SelectMany(one => one.KeysSince).ToList();
        var mfa = Share.Of(nameof(RootMfa), accounts);
        return new()
        {
            Accounts = accounts.Count,
            WithActiveKeys = accounts.Count(one => one.HasActiveKeys),
            WithKeys = accounts.Count(one => one.HasKeys),
            Mfa = mfa,
            RequiredMfa = Share.Of(nameof(RootHardwareMfa), accounts) ?? mfa,
            RemediatedInQuarter = RemediationTimes.Of(remediations.Where(one => period.IsInQuarter(one.Gone))),
            RemediatedInNinetyDays = RemediationTimes.Of(remediations.Where(one => period.IsInNinetyDays(one.Gone))),
            OpenKeys = since.Count,
            OldestOpenKeySeconds = since.Count == 0 ? null : Math.Max(0, (long)(period.Now - since.Min()).TotalSeconds),
            SignIns = histories.Sum(one => one.SignIns.Count),
            Unknown = accounts.Count(one => one.IsUnknown),
            Unread = accounts.Count(one => one.Unread is not null) + departed.Count(one => one.Unread is not null),
            Exempt = accounts.Count(one => one.Exemptions.Count > 0),
            OutOfReach = accounts.Count(one => one.Reach is AccountReach.Management or AccountReach.Inactive),
            NotApplicable = accounts.Count(one => one.Controls.Any(
                answer => answer.Standing == Standing.NotApplicable)),
            NotWatched = accounts.Count(one => one.Reach == AccountReach.NotWatched),
            EventsMissed = histories.Sum(one => one.EventsMissed),
            UsesNotWatched = histories.Sum(one => one.UsesNotWatched),
            IncidentsOpen = accounts.Sum(one => one.OpenIncidents) + departed.Sum(one => one.OpenIncidents),
            Acknowledged = histories.Sum(one => one.Acknowledged),
            NobodyLooked = histories.Sum(one => one.NobodyLooked),
            EndedByLeaving = histories.Sum(one => one.Left),
        };
    }
}

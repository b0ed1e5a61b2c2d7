using Guardrails.Core.Names;

namespace Guardrails.Core.Reporting;

/// <summary>Every number of the report, in the order in which they are shown. The only list.</summary>
public static class ReportMetrics
{
    private const string Quarter = "calendar quarter (UTC)";

    private const string SinceWhen =
        "What happened before Guardrails was deployed: until a whole quarter has passed, the number says since when.";

    private const string AllAccounts = "every account of the organization, whatever its state";

    /// <summary>Accounts with a key that works.</summary>
    public static readonly ReportMetric AccountsWithActiveRootKeys = new(
        "AccountsWithActiveRootKeys",
        MetricUnit.Count,
        "Accounts with active root keys",
        "Accounts whose root user has an access key that can be used. A key of which nobody can tell whether it is "
        + "active counts as active, and one that was seen stays until evidence shows that it is gone.",
        $"accounts with such a key, among {AllAccounts}",
        "",
        "Access keys of IAM users, even of users with administrator policies: they are not the root user.")
    {
        Target = 0,
    };

    /// <summary>Accounts with any key.</summary>
    public static readonly ReportMetric AccountsWithRootKeys = new(
        "AccountsWithRootKeys",
        MetricUnit.Count,
        "Accounts with root keys",
        "Accounts whose root user has any access key. An inactive key is still a key: one call activates it.",
        $"accounts with a root access key, active or not, among {AllAccounts}",
        "",
        "Access keys of IAM users.")
    {
        Target = 0,
    };

    /// <summary>Root users with MFA.</summary>
    public static readonly ReportMetric RootMfaCoverage = new(
        "RootMfaCoverage",
        MetricUnit.Percent,
        "Root MFA coverage",
        "The share of root users that have an MFA device of any kind, or no credential that one could protect.",
        "accounts that are compliant with RootMfa by fresh evidence",
        "accounts that are compliant, non-compliant or UNKNOWN; not those out of reach, not watched, or in a partition "
        + "without root sign-in",
        "MFA of IAM users, and whether a device is in the right hands.")
    {
        Target = 100,
    };

    /// <summary>Root users with MFA of the required kind.</summary>
    public static readonly ReportMetric RootRequiredMfaCoverage = new(
        "RootRequiredMfaCoverage",
        MetricUnit.Percent,
        "Root MFA of the required kind",
        "The share of root users whose every MFA device is of a kind that the organization accepts: by default any but "
        + "virtual ones. Where RootHardwareMfa is off, any MFA is what is required.",
        "accounts that are compliant with RootHardwareMfa by fresh evidence",
        "as for root MFA coverage",
        "A security key and a synced passkey look the same to AWS.")
    {
        Target = 100,
    };

    /// <summary>The mean time to remediate a key.</summary>
    public static readonly ReportMetric MeanTimeToRemediate = new(
        "MeanTimeToRemediate",
        MetricUnit.Seconds,
        "Mean time to remediate",
        "The mean time from the first evidence of a root access key, or the event that made it, to the first evidence "
        + $"that it is gone, of keys that were removed in the {Quarter}.",
        "the sum of these times",
        "the number of these keys",
        "Keys that still exist: see the age of the oldest. A key that is inactive, that a policy keeps from being "
        + "used, or whose account left the organization is not remediated.")
    {
        IsOfQuarter = true,
    };

    /// <summary>The age of the oldest key.</summary>
    public static readonly ReportMetric OldestRootKey = new(
        "OldestRootKey",
        MetricUnit.Seconds,
        "Age of the oldest root key",
        "The time since the first evidence of the root access key that is known for longest and still exists.",
        "the time from that evidence to the report",
        "",
        "The key's own age: it may have been made long before Guardrails was deployed.");

    /// <summary>Sign-ins.</summary>
    public static readonly ReportMetric RootSignInsThisQuarter = new(
        "RootSignInsThisQuarter",
        MetricUnit.Count,
        "Root console sign-ins this quarter",
        $"Sign-ins of root users to the console in the {Quarter}, each once, planned ones included. A sign-in that "
        + "only the date of the password's last use tells counts, too.",
        "successful sign-ins to the console, of accounts that left meanwhile, too",
        "",
        "Sign-ins that failed; sessions by AssumeRoot; `aws login`. " + SinceWhen)
    {
        Target = 0,
        IsOfQuarter = true,
    };

    /// <summary>Accounts that nobody can judge.</summary>
    public static readonly ReportMetric AccountsUnknown = new(
        "AccountsUnknown",
        MetricUnit.Count,
        "Accounts UNKNOWN",
        "Accounts of which nobody can tell today how they stand against some control: there is no evidence, it is "
        + "older than two periods, it does not suffice, or the ledger could not be read.",
        $"such accounts, among {AllAccounts}",
        "",
        "Accounts out of reach or not watched: they are counted apart.")
    {
        Target = 0,
    };

    /// <summary>Accounts that are spared.</summary>
    public static readonly ReportMetric AccountsExempt = new(
        "AccountsExempt",
        MetricUnit.Count,
        "Accounts exempt",
        "Accounts that an exemption of the organization file spares from a guardrail now, until its date. Each is "
        + "judged and counted like all others.",
        "accounts with an exemption in force",
        "",
        "Exemptions that have ended.");

    /// <summary>Accounts that no guardrail reaches.</summary>
    public static readonly ReportMetric AccountsOutOfReach = new(
        "AccountsOutOfReach",
        MetricUnit.Count,
        "Accounts that no guardrail reaches",
        "The management account, which no service control policy reaches, and accounts that are suspended, closed or "
        + "not activated yet, in which nobody can act.",
        $"such accounts, among {AllAccounts}",
        "",
        "The management account is judged all the same; the others cannot be.");

    /// <summary>Accounts to which a control does not apply.</summary>
    public static readonly ReportMetric AccountsNotApplicable = new(
        "AccountsNotApplicable",
        MetricUnit.Count,
        "Accounts not applicable",
        "Accounts to which a control that is on does not apply, as root MFA in AWS GovCloud (US).",
        $"such accounts, among {AllAccounts}",
        "",
        "They are in no denominator of that control.");

    /// <summary>Accounts that are not watched.</summary>
    public static readonly ReportMetric AccountsNotWatched = new(
        "AccountsNotWatched",
        MetricUnit.Count,
        "Accounts not watched",
        "Accounts that the organization file leaves out of what is watched ($.detection.units).",
        $"such accounts, among {AllAccounts}",
        "",
        "Keys that were seen in them before still count as keys.");

    /// <summary>Events that did not come.</summary>
    public static readonly ReportMetric EventsMissed = new(
        "EventsMissed",
        MetricUnit.Count,
        "Events missed this quarter",
        $"Uses of root credentials, found in the {Quarter} by the daily comparison of last-use dates, of which an "
        + "event should have come and did not: AWS delivers events as well as it can.",
        "such uses",
        "",
        "Of several uses between two daily comparisons only the newest is counted: a last-use date tells no other. "
        + SinceWhen)
    {
        IsOfQuarter = true,
    };

    /// <summary>Uses that are not watched.</summary>
    public static readonly ReportMetric UsesNotWatched = new(
        "UsesNotWatched",
        MetricUnit.Count,
        "Uses not watched this quarter",
        $"Uses of root access keys, found in the {Quarter} by the daily comparison of last-use dates, of which no "
        + "event comes here: calls in a Region that is not forwarded.",
        "such uses",
        "",
        "Data calls, such as reads of objects in Amazon S3, unless they are the newest use. " + SinceWhen)
    {
        IsOfQuarter = true,
    };

    /// <summary>Incidents that go on.</summary>
    public static readonly ReportMetric IncidentsOpen = new(
        "IncidentsOpen",
        MetricUnit.Count,
        "Incidents open",
        "Incidents of every urgency that go on.",
        "incidents that neither evidence nor a person has ended",
        "",
        "Alarms on the health of Guardrails itself.");

    /// <summary>Incidents that a person ended.</summary>
    public static readonly ReportMetric IncidentsAcknowledged = new(
        "IncidentsAcknowledged",
        MetricUnit.Count,
        "Incidents acknowledged this quarter",
        $"Incidents that a named person ended in the {Quarter}, with a reason.",
        "such incidents",
        "",
        "What the person found. " + SinceWhen)
    {
        IsOfQuarter = true,
    };

    /// <summary>Incidents at which nobody looked.</summary>
    public static readonly ReportMetric IncidentsNobodyLooked = new(
        "IncidentsNobodyLooked",
        MetricUnit.Count,
        "Incidents nobody looked at this quarter",
        $"Incidents that ended in the {Quarter} because nobody acknowledged them for 14 days.",
        "such incidents",
        "",
        SinceWhen)
    {
        Target = 0,
        IsOfQuarter = true,
    };

    /// <summary>The things that keep a report from being complete.</summary>
    public static readonly ReportMetric ReportProblems = new(
        DeployedNames.ReportProblems,
        MetricUnit.Count,
        "Problems of the report",
        "What keeps the report from being complete: accounts whose rows could not be read, recipients who never "
        + "confirmed, a second opinion that is missing.",
        "sentences on the report's first line",
        "",
        "Accounts UNKNOWN.")
    {
        Target = 0,
    };

    /// <summary>The numbers.</summary>
    public static IReadOnlyList<ReportMetric> All { get; } =
    [
        AccountsWithActiveRootKeys, AccountsWithRootKeys, MeanTimeToRemediate, OldestRootKey, RootMfaCoverage,
        RootRequiredMfaCoverage, RootSignInsThisQuarter, AccountsUnknown, AccountsExempt, AccountsOutOfReach,
        AccountsNotApplicable, AccountsNotWatched, EventsMissed, UsesNotWatched, IncidentsOpen, IncidentsAcknowledged,
        IncidentsNobodyLooked, ReportProblems,
    ];

    /// <summary>The values by name; a number without a value, such as a mean of nothing, is left out.</summary>
    public static IReadOnlyDictionary<string, double> Of(ReportNumbers numbers, int problems)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return new (ReportMetric Metric, double? Value)[]
        {
            (AccountsWithActiveRootKeys, numbers.WithActiveKeys),
            (AccountsWithRootKeys, numbers.WithKeys),
            (MeanTimeToRemediate, numbers.RemediatedInQuarter.MeanSeconds),
            (OldestRootKey, numbers.OldestOpenKeySeconds),
            (RootMfaCoverage, numbers.Mfa?.Percent),
            (RootRequiredMfaCoverage, numbers.RequiredMfa?.Percent),
            (RootSignInsThisQuarter, numbers.SignIns),
            (AccountsUnknown, numbers.Unknown),
            (AccountsExempt, numbers.Exempt),
            (AccountsOutOfReach, numbers.OutOfReach),
            (AccountsNotApplicable, numbers.NotApplicable),
            (AccountsNotWatched, numbers.NotWatched),
            (EventsMissed, numbers.EventsMissed),
            (UsesNotWatched, numbers.UsesNotWatched),
            (IncidentsOpen, numbers.IncidentsOpen),
            (IncidentsAcknowledged, numbers.Acknowledged),
            (IncidentsNobodyLooked, numbers.NobodyLooked),
            (ReportProblems, problems),
        }
        .Where(one => one.Value is not null)
        .ToDictionary(one => one.Metric.Name, one => one.Value!.Value, StringComparer.Ordinal);
    }
}

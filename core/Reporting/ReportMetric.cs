using Guardrails.Core.Names;

namespace Guardrails.Core.Reporting;

/// <summary>A number of the daily report about the whole organization: the same name wherever it is shown.</summary>
/// <remarks>
/// A number that has no value (nobody has removed a key yet) is left out, never 0. Source of the units:
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
/// </remarks>
public sealed class ReportMetric
{
    private ReportMetric(string name, string unit, string title, string help) =>
        (Name, Unit, Title, Help) = (name, unit, title, help);

    /// <summary>Accounts with an active root access key.</summary>
    public static readonly ReportMetric AccountsWithActiveRootKeys = new(
        nameof(AccountsWithActiveRootKeys), "Count", "Accounts with active root keys",
        "Accounts whose root user has an active access key. Target: 0.");

    /// <summary>Accounts with any root access key.</summary>
    public static readonly ReportMetric AccountsWithRootKeys = new(
        nameof(AccountsWithRootKeys), "Count", "Accounts with root keys",
        "Accounts whose root user has an access key, active or not.");

    /// <summary>The share of root users with MFA.</summary>
    public static readonly ReportMetric RootMfaCoverage = new(
        nameof(RootMfaCoverage), "Percent", "Root MFA coverage",
        "Share of root users with MFA, or without credentials that it could protect. Target: 100.");

    /// <summary>The share of root users with hardware MFA.</summary>
    public static readonly ReportMetric RootHardwareMfaCoverage = new(
        nameof(RootHardwareMfaCoverage), "Percent", "Root hardware MFA coverage",
        "Share of root users with a hardware device or a security key.");

    /// <summary>The mean time to remediate a root key.</summary>
    public static readonly ReportMetric MeanTimeToRemediate = new(
        nameof(MeanTimeToRemediate), "Seconds", "Mean time to remediate",
        "Mean time from the first evidence of a root key to the first that it is gone, this calendar quarter.");

    /// <summary>The age of the oldest root key that is there.</summary>
    public static readonly ReportMetric OldestOpenRootKey = new(
        nameof(OldestOpenRootKey), "Seconds", "Oldest open root key",
        "Time since the first evidence of the oldest root key that is still there.");

    /// <summary>Sign-ins of root users.</summary>
    public static readonly ReportMetric RootSignInsThisQuarter = new(
        nameof(RootSignInsThisQuarter), "Count", "Root sign-ins this quarter",
        "Sign-ins of root users to the console since the calendar quarter began.");

    /// <summary>Accounts that nobody could judge.</summary>
    public static readonly ReportMetric AccountsUnknown = new(
        nameof(AccountsUnknown), "Count", "Accounts unknown",
        "Accounts of which there is no fresh evidence. They count as neither good nor bad.");

    /// <summary>Accounts that are exempt.</summary>
    public static readonly ReportMetric AccountsExempt = new(
        nameof(AccountsExempt), "Count", "Accounts exempt", "Accounts that a guardrail spares today.");

    /// <summary>Accounts that nobody may judge.</summary>
    public static readonly ReportMetric AccountsOutOfReach = new(
        nameof(AccountsOutOfReach), "Count", "Accounts out of reach",
        "Accounts where nothing is evaluated: excluded, not watched, or not active.");

    /// <summary>Uses that should have been heard.</summary>
    public static readonly ReportMetric EventsMissed = new(
        nameof(EventsMissed), "Count", "Events missed",
        "Uses of root credentials of which an event was promised and none came, this calendar quarter.");

    /// <summary>Uses that nobody promised to hear.</summary>
    public static readonly ReportMetric UsesNotWatched = new(
        nameof(UsesNotWatched), "Count", "Uses not watched",
        "Uses of root credentials of which no event was promised (data calls, other Regions), this calendar quarter.");

    /// <summary>Incidents that are open.</summary>
    public static readonly ReportMetric IncidentsOpen = new(
        nameof(IncidentsOpen), "Count", "Incidents open", "Incidents that have not ended.");

    /// <summary>Incidents at which nobody looked.</summary>
    public static readonly ReportMetric IncidentsNobodyLooked = new(
        nameof(IncidentsNobodyLooked), "Count", "Incidents nobody looked at",
        "Incidents that ended by themselves because nobody acknowledged them, this calendar quarter.");

    /// <summary>Reasons why the report is not complete.</summary>
    public static readonly ReportMetric ReportProblems = new(
        DeployedNames.ReportProblems, "Count", "Report problems",
        "Reasons why the report is not complete, which its first line names. Target: 0.");

    /// <summary>Every number. The only list.</summary>
    public static IReadOnlyList<ReportMetric> All { get; } =
    [
        AccountsWithActiveRootKeys, AccountsWithRootKeys, RootMfaCoverage, RootHardwareMfaCoverage,
        MeanTimeToRemediate, OldestOpenRootKey, RootSignInsThisQuarter, AccountsUnknown, AccountsExempt,
        AccountsOutOfReach, EventsMissed, UsesNotWatched, IncidentsOpen, IncidentsNobodyLooked, ReportProblems,
    ];

    /// <summary>Its name, in CloudWatch and in every file.</summary>
    public string Name { get; }

    /// <summary>Its unit, as CloudWatch names it: <c>Count</c>, <c>Percent</c> or <c>Seconds</c>.</summary>
    public string Unit { get; }

    /// <summary>Its name for people.</summary>
    public string Title { get; }

    /// <summary>Its meaning, in one or two sentences.</summary>
    public string Help { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

using System.Text.Json.Serialization;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Reporting;

namespace Guardrails.Cli.Demo;

/// <summary>The observations of one run of the demo. The same organization always gives the same report.</summary>
/// <param name="Organization">The organization that the demo ran on.</param>
/// <param name="Accounts">Every account, in the order of the organization's file; one that joined comes last.</param>
/// <param name="Policies">The service control policies that the deploy attached, by target.</param>
/// <param name="EvaluatedAtOnce">
/// The accounts whose rules ran because of an event, before any period: a root user changed its credentials, or the
/// account joined.
/// </param>
/// <param name="Aggregator">What the organization aggregator shows, by control.</param>
/// <param name="SecondOpinion">What AWS's own managed rules say, by rule.</param>
/// <param name="Messages">The mails of the day, in the order in which they came.</param>
/// <param name="Ended">The incidents that ended in it.</param>
internal sealed record DemoReport(
    OrganizationId Organization,
    IReadOnlyList<AccountReport> Accounts,
    IReadOnlyList<AttachedPolicy> Policies,
    IReadOnlyList<AccountId> EvaluatedAtOnce,
    IReadOnlyList<ControlCounts> Aggregator,
    IReadOnlyList<ControlCounts> SecondOpinion,
    IReadOnlyList<ToldMessage> Messages,
    IReadOnlyList<ClosedIncident> Ended)
{
    /// <summary>The numbers of the report of the last day; none where nothing is watched.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = new Dictionary<string, double>();

    /// <summary>The removals of root keys; null where the file turns them off.</summary>
    public DemoRemovals? Removals { get; init; }

    /// <summary>That report; null where nothing is watched.</summary>
    [JsonIgnore]
    public ComplianceReport? Measured { get; init; }

    /// <summary>Its JSON, as <c>demo --output json</c> writes it.</summary>
    public static readonly ReportFormat<DemoReport> Format = new("Guardrails: a run of the demo", version: 1);

    /// <summary>Accounts in which the root user created a key before the deploy.</summary>
    public int RootCreatedKeyBefore => Accounts.Count(account => account.Before.Outcome == RootKeyOutcome.Created);

    /// <summary>Accounts in which the root user could still create a key after it.</summary>
    public int RootCreatedKeyAfter => Accounts.Count(account => account.After.Outcome == RootKeyOutcome.Created);
}

/// <summary>One account, before and after.</summary>
/// <param name="Id">The id that AWS gave it.</param>
/// <param name="Name">The name that its owners gave it.</param>
/// <param name="Unit">The path of its unit, such as <c>Workloads/Production</c>.</param>
/// <param name="Standing">Its relation to the guardrails.</param>
/// <param name="Before">What happened when its root user tried to create an access key before the deploy.</param>
/// <param name="After">The same after the deploy.</param>
/// <param name="Controls">How it stands against each control.</param>
internal sealed record AccountReport(
    AccountId Id,
    string Name,
    string Unit,
    AccountStanding Standing,
    RootKeyAttempt Before,
    RootKeyAttempt After,
    IReadOnlyList<ControlStanding> Controls);

/// <summary>The relation of an account to the guardrails.</summary>
internal enum AccountStanding
{
    /// <summary>A member account: every guardrail reaches it.</summary>
    Member,

    /// <summary>The management account: no service control policy reaches it.</summary>
    Management,

    /// <summary>A member account that the organization file spares until a date.</summary>
    Exempt,

    /// <summary>A suspended account: nobody can act in it, and nothing is evaluated.</summary>
    Suspended,

    /// <summary>An account that joined after the deploy.</summary>
    Joined,
}

/// <summary>A service control policy of ours, attached.</summary>
/// <param name="Name">The name that it has in AWS.</param>
/// <param name="Target">The root, unit or account.</param>
/// <param name="Characters">Its size.</param>
internal sealed record AttachedPolicy(string Name, string Target, int Characters);

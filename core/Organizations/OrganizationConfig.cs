using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Packs;

namespace Guardrails.Core.Organizations;

/// <summary>The configuration of one organization: its file, parsed and valid.</summary>
/// <param name="Id">The organization's id.</param>
/// <param name="RootId">The root of its tree.</param>
/// <param name="ManagementAccount">Its management account, which no SCP reaches.</param>
/// <param name="DelegatedAdministrator">The member account that runs detection.</param>
/// <param name="Partition">The partition it lives in.</param>
/// <param name="HomeRegion">
/// The Region in which IAM logs, and that everything is deployed to but what <see cref="DetectionRegion"/> moves.
/// </param>
/// <param name="Guardrails">The guardrails that are on, in catalog order.</param>
/// <param name="Controls">The controls that are on, in catalog order.</param>
/// <param name="ConformancePacks">The organization conformance packs that are on, in catalog order.</param>
/// <param name="ConformancePackFiles">The organization conformance packs that files hold, in the file's order.</param>
/// <param name="ExcludedAccounts">
/// Accounts where nothing is evaluated (suspended, or without a recorder); each is UNKNOWN in reports.
/// </param>
/// <param name="Exemptions">Accounts, and units, that a guardrail spares until a date.</param>
/// <param name="Limits">The room that SCPs have in this organization.</param>
public sealed record OrganizationConfig(
    OrganizationId Id,
    RootId RootId,
    AccountId ManagementAccount,
    AccountId DelegatedAdministrator,
    Partition Partition,
    string HomeRegion,
    IReadOnlyList<GuardrailSelection> Guardrails,
    IReadOnlyList<ControlSelection> Controls,
    IReadOnlyList<ConformancePack> ConformancePacks,
    IReadOnlyList<ConformancePackFile> ConformancePackFiles,
    IReadOnlyList<AccountId> ExcludedAccounts,
    IReadOnlyList<Exemption> Exemptions,
    PolicyLimits Limits)
{
    /// <summary>The accounts that get an AWS Config recorder from here; null where none does.</summary>
    public ConfigRecorderBaseline? ConfigRecorder { get; init; }

    /// <summary>
    /// The exemptions that spare an account, the longest first. No unit spares the delegated administrator.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="above">The units that it is in, and the root.</param>
    public IEnumerable<Exemption> ExemptionsOf(AccountId account, IEnumerable<TargetId> above) =>
        from exemption in Exemptions
        where exemption.IsOf(account, above) && !(exemption.IsOfUnit && account == DelegatedAdministrator)
        orderby exemption.EndsOn descending
        select exemption;

    /// <summary>Recorders and trails of other teams that are protected, too.</summary>
    public Protection Protection { get; init; } = Protection.None;

    /// <summary>The accounts that are watched.</summary>
    public DetectionScope Detection { get; init; } = DetectionScope.Everywhere;

    /// <summary>
    /// The Region in which the rules run: that of the evaluator, its rules and packs, the aggregator and the recorders.
    /// </summary>
    public string DetectionRegion { get => field ?? HomeRegion; init; }

    /// <summary>True if accounts are watched from another Region than the home Region (docs/adr/0016).</summary>
    public bool DetectsElsewhere => Detects && DetectionRegion != HomeRegion;

    /// <summary>
    /// True if any account is watched: not where the file turns detection off, nor where no control applies.
    /// </summary>
    public bool Detects => Detection.Enabled && ControlCatalog.ApplyIn(Partition);

    /// <summary>The undecided statements of others' policies that fail no plan.</summary>
    public IReadOnlyList<AcceptedStatement> AcceptedStatements { get; init; } = [];

    /// <summary>The most evaluations that run at once; null where nothing but Lambda limits them.</summary>
    public int? ConcurrentEvaluations { get; init; }

    /// <summary>People's roles in the delegated administrator account that may open root sessions.</summary>
    public IReadOnlyList<RootSession> RootSessionOperators { get; init; } = [];

    /// <summary>Everybody in the delegated administrator account who may open root sessions.</summary>
    public IReadOnlyList<RootSession> RootSessions =>
        RootSession.All(Partition, DelegatedAdministrator, Detects, Remediates, RootSessionOperators);

    /// <summary>The ledger of verdicts, observations and incidents.</summary>
    public LedgerSettings Ledger { get; init; } = LedgerSettings.Default;

    /// <summary>The further Regions from which root users' events are forwarded.</summary>
    public WatchSettings Watch { get; init; } = WatchSettings.Default;

    /// <summary>The people who are told of incidents.</summary>
    public AlertSettings Alerts { get; init; } = AlertSettings.Default;

    /// <summary>The people who decide on incidents.</summary>
    public DecisionSettings Decisions { get; init; } = DecisionSettings.Default;

    /// <summary>The removal of root keys.</summary>
    public RemediationSettings Remediation { get; init; } = RemediationSettings.Default;

    /// <summary>
    /// True if root keys are removed: not where nobody looks for them, nor where the file turns it off, nor where no
    /// root session deletes them.
    /// </summary>
    public bool Remediates =>
        Detects && Remediation.Enabled && TrustedServices.Features(Partition).Contains(TrustedServices.RootSessions);

    /// <summary>The daily report.</summary>
    public ReportingSettings Reporting { get; init; } = ReportingSettings.Default;

    /// <summary>The Regions from which every watched account forwards root users' events: each once.</summary>
    public IReadOnlyList<string> ForwardedRegions => [.. Partition.RootEventRegions, .. Watch.Regions];

    /// <summary>The qualifier of the CDK bootstrap that everything is deployed by.</summary>
    public string BootstrapQualifier { get; init; } = BootstrapNames.DefaultQualifier;
}

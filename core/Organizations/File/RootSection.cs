using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Names;

namespace Guardrails.Core.Organizations.File;

/// <summary>Everything the file says, section by section; what it leaves out is null.</summary>
internal sealed record RootSection(
    Located<OrganizationSection>? Organization,
    Located<AccountId>? DelegatedAdministrator,
    Located<IReadOnlyDictionary<string, Located<GuardrailSection>>>? Guardrails,
    Located<DetectionSection>? Detection,
    Located<IReadOnlyDictionary<string, Located<ControlSection>>>? Controls,
    Located<IReadOnlyDictionary<string, Located<ConformancePackSection>>>? ConformancePacks,
    Located<IReadOnlyList<Located<ConformancePackFileSection>>>? ConformancePackFiles,
    Located<ConfigRecorderSection>? ConfigRecorder,
    Located<ProtectionSection>? Protect,
    Located<IReadOnlyList<Located<AccountId>>>? ExcludedAccounts,
    Located<IReadOnlyList<Located<ExemptionSection>>>? Exemptions,
    Located<IReadOnlyList<Located<AcceptedStatementSection>>>? AcceptedStatements,
    Located<RootSessionSection>? RootSessions,
    Located<string>? BootstrapQualifier,
    Located<LedgerSection>? Ledger,
    Located<WatchSection>? Watch,
    Located<AlertSection>? Alerts,
    Located<DecisionSection>? Decisions,
    Located<RemediationSection>? Remediation,
    Located<ReportingSection>? Reporting,
    Located<LimitSection>? Limits)
{
    private static readonly Property<string> SchemaProperty =
        new(
            "$schema",
            "This schema, so that editors check and complete the file.",
            new TextShape<string>("a path or address", "text", pattern: null, AnyText));

    private static readonly Property<OrganizationSection> OrganizationProperty =
        new("organization", "The organization that this file is about.", OrganizationSection.Shape, Required: true);

    private static readonly Property<AccountId> DelegatedAdministratorProperty =
        new(
            "delegatedAdministrator",
            "The one member account that runs detection: 12 digits in quotes.",
            DelegatedAdministratorSection.Shape,
            Required: true);

    private static readonly Property<IReadOnlyDictionary<string, Located<GuardrailSection>>> GuardrailsProperty =
        new(
            "guardrails",
            "Service control policies by catalog name; one that is left out takes the catalog's default.",
            GuardrailSection.Shape);

    private static readonly Property<DetectionSection> DetectionProperty =
        new(
            "detection",
            "The accounts that are watched, and from which Region. "
            + "Elsewhere service control policies are all there is.",
            DetectionSection.Shape);

    private static readonly Property<IReadOnlyDictionary<string, Located<ControlSection>>> ControlsProperty =
        new(
            "controls",
            "Controls that AWS Config judges in every account, by catalog name; "
            + "one that is left out takes the catalog's default.",
            ControlSection.Shape);

    private static readonly Property<IReadOnlyDictionary<string, Located<ConformancePackSection>>>
        ConformancePacksProperty =
            new(
                "conformancePacks",
                "Organization conformance packs by catalog name; one that is left out is on.",
                ConformancePackSection.Shape);

    private static readonly Property<IReadOnlyList<Located<ConformancePackFileSection>>> ConformancePackFilesProperty =
        new(
            "conformancePackFiles",
            "More organization conformance packs: paths of their templates, from this file's folder, "
            + "or an object of path and parameters. The file's name is the pack's.",
            ConformancePackFileSection.Shape);

    private static readonly Property<ConfigRecorderSection> ConfigRecorderProperty =
        new(
            "configRecorder",
            "An AWS Config recorder for accounts that have none: "
            + "AWS Config puts no organization rule into an account without one.",
            ConfigRecorderSection.Shape);

    private static readonly Property<ProtectionSection> ProtectProperty =
        new(
            "protect",
            "AWS Config recorders and CloudTrail trails of other teams in member accounts, which "
            + $"{nameof(DenyGuardrailTampering)} protects, too.",
            ProtectionSection.Shape);

    private static readonly Property<IReadOnlyList<Located<AccountId>>> ExcludedAccountsProperty =
        new(
            "excludedAccounts",
            "Accounts where nothing is evaluated (suspended, or without an AWS Config recorder); "
            + "reports show them as UNKNOWN.",
            new ListShape<AccountId>(IdShapes.Account, "account ids"));

    private static readonly Property<IReadOnlyList<Located<ExemptionSection>>> ExemptionsProperty =
        new("exemptions", "Accounts, and units, that a guardrail spares until a date.", ExemptionSection.Shape);

    private static readonly Property<IReadOnlyList<Located<AcceptedStatementSection>>> AcceptedStatementsProperty =
        new(
            "acceptedStatements",
            "Other teams' policy statements that plan cannot decide; until their end dates they do not fail it.",
            AcceptedStatementSection.Shape);

    private static readonly Property<RootSessionSection> RootSessionsProperty =
        new(
            "rootSessions",
            "The people in the delegated administrator account who may open root sessions in member accounts, "
            + "besides the functions deployed from here.",
            RootSessionSection.Shape);

    private static readonly Property<string> BootstrapQualifierProperty =
        new(
            "bootstrapQualifier",
            "The qualifier of the CDK bootstrap that both accounts have; CDK's own, "
            + $"{BootstrapNames.DefaultQualifier}, when left out.",
            new TextShape<string>(
                "a bootstrap qualifier", "1 to 10 lower-case letters or digits", "^[a-z0-9]{1,10}$", IsQualifier));

    private static readonly Property<LedgerSection> LedgerProperty =
        new("ledger", "The table of verdicts, observations and incidents.", LedgerSection.Shape);

    private static readonly Property<WatchSection> WatchProperty =
        new("watch", "Where root users are heard, besides where AWS logs them anyway.", WatchSection.Shape);

    private static readonly Property<AlertSection> AlertsProperty =
        new("alerts", "Who is told of incidents.", AlertSection.Shape);

    private static readonly Property<DecisionSection> DecisionsProperty =
        new("decisions", "Whose acknowledgements and announcements count.", DecisionSection.Shape);

    private static readonly Property<RemediationSection> RemediationProperty =
        new("remediation", "The removal of root keys, quarantine first.", RemediationSection.Shape);

    private static readonly Property<ReportingSection> ReportingProperty =
        new("reporting", "Who reads the daily report, and how long it is kept.", ReportingSection.Shape);

    private static readonly Property<LimitSection> LimitsProperty =
        new(
            "limits",
            "The room that SCPs have in this organization, where it is less than AWS's own limits; "
            + "the longest exemption; and the evaluations that may run at the same time.",
            LimitSection.Shape);

    public static readonly ObjectShape<RootSection> Shape = new(
        [
            SchemaProperty, OrganizationProperty, DelegatedAdministratorProperty, GuardrailsProperty, DetectionProperty,
            ControlsProperty, ConformancePacksProperty, ConformancePackFilesProperty, ConfigRecorderProperty,
            ProtectProperty, ExcludedAccountsProperty, ExemptionsProperty, AcceptedStatementsProperty,
            RootSessionsProperty, BootstrapQualifierProperty, LedgerProperty, WatchProperty, AlertsProperty,
            DecisionsProperty, RemediationProperty, ReportingProperty, LimitsProperty,
        ],
        Build);

    private static RootSection Build(Fields fields)
    {
        fields.Get(SchemaProperty);
        return new(
            fields.Get(OrganizationProperty),
            fields.Get(DelegatedAdministratorProperty),
            fields.Get(GuardrailsProperty),
            fields.Get(DetectionProperty),
            fields.Get(ControlsProperty),
            fields.Get(ConformancePacksProperty),
            fields.Get(ConformancePackFilesProperty),
            fields.Get(ConfigRecorderProperty),
            fields.Get(ProtectProperty),
            fields.Get(ExcludedAccountsProperty),
            fields.Get(ExemptionsProperty),
            fields.Get(AcceptedStatementsProperty),
            fields.Get(RootSessionsProperty),
            fields.Get(BootstrapQualifierProperty),
            fields.Get(LedgerProperty),
            fields.Get(WatchProperty),
            fields.Get(AlertsProperty),
            fields.Get(DecisionsProperty),
            fields.Get(RemediationProperty),
            fields.Get(ReportingProperty),
            fields.Get(LimitsProperty));
    }

    /// <summary>Checks what no section can judge alone.</summary>
    public void Check(DateOnly today, FileErrors errors)
    {
        var organization = Organization?.Value;
        organization?.Check(errors);
        DelegatedAdministratorSection.Check(DelegatedAdministrator, organization, errors);
        foreach (var guardrail in Sections(Guardrails))
            guardrail.Check(organization, errors);
        RootSessions?.Value.Check(DelegatedAdministrator, organization, errors);
        Decisions?.Value.Check(DelegatedAdministrator, organization, errors);
        var mostDays = Limits?.Value.ExemptionDays?.Value ?? LimitSection.DefaultExemptionDays;
        foreach (var exemption in Exemptions?.Value ?? [])
            exemption.Value.Check(exemption.At, organization, DelegatedAdministrator, today, mostDays, errors);
        foreach (var accepted in AcceptedStatements?.Value ?? [])
            accepted.Value.Check(today, mostDays, errors);
        if (organization is null)
            return;

        foreach (var control in Sections(Controls))
            control.Check(organization.Partition, errors);
        foreach (var pack in Sections(ConformancePacks))
            pack.Check(organization.Partition, errors);
        Detection?.Value.Check(organization, errors);
        Watch?.Value.Check(organization, errors);
        Reporting?.Value.Check(organization, errors);
        ConfigRecorder?.Value.Check(organization, Detection?.Value, errors);
        ConformancePackFileSection.Check(ConformancePackFiles, organization.Partition, errors);
        Protect?.Value.Check(ProtectsMore(organization.Partition), errors);
    }

    private bool ProtectsMore(Partition partition) => GuardrailSection.IsOn(
        GuardrailCatalog.Find(nameof(DenyGuardrailTampering))!,
        Sections(Guardrails),
        partition,
        Detection?.Value.IsOff != true);

    /// <summary>The organization that the file describes. Only for a file without errors.</summary>
    public OrganizationConfig Parsed()
    {
        var organization = Organization!.Value;
        var root = organization.RootId!.Value;
        var partition = organization.Partition;
        var detection = Detection?.Value.Parsed() ?? DetectionScope.Everywhere;
        return new(
            organization.Id!.Value,
            root,
            organization.ManagementAccount!.Value,
            DelegatedAdministrator!.Value,
            partition,
            partition.HomeRegion,
            GuardrailSection.Selected(Sections(Guardrails), partition, root, DelegatedAdministrator!.Value, detection),
            detection.Enabled ? ControlSection.Selected(Sections(Controls), partition) : [],
            detection.Enabled ? ConformancePackSection.Selected(Sections(ConformancePacks), partition) : [],
            detection.Enabled ? [.. (ConformancePackFiles?.Value ?? []).Select(pack => pack.Value.Parsed())] : [],
            [.. (ExcludedAccounts?.Value ?? []).Select(account => account.Value)],
            [.. (Exemptions?.Value ?? []).Select(exemption => exemption.Value.Parsed())],
            Limits?.Value.Parsed() ?? PolicyLimits.Default)
        {
            Detection = detection,
            DetectionRegion = Detection?.Value.Region?.Value ?? partition.HomeRegion,
            ConfigRecorder = ConfigRecorder?.Value.Parsed(root),
            Protection = Protect?.Value.Parsed() ?? Protection.None,
            AcceptedStatements = [.. (AcceptedStatements?.Value ?? []).Select(accepted => accepted.Value.Parsed())],
            ConcurrentEvaluations = Limits?.Value.ConcurrentEvaluations?.Value,
            Ledger = Ledger?.Value.Parsed() ?? LedgerSettings.Default,
            Watch = Watch?.Value.Parsed() ?? WatchSettings.Default,
            Alerts = Alerts?.Value.Parsed() ?? AlertSettings.Default,
            Decisions = Decisions?.Value.Parsed() ?? DecisionSettings.Default,
            Remediation = Remediation?.Value.Parsed() ?? RemediationSettings.Default,
            Reporting = Reporting?.Value.Parsed() ?? ReportingSettings.Default,
            RootSessionOperators = RootSessions?.Value.Parsed() ?? [],
            BootstrapQualifier = BootstrapQualifier?.Value ?? BootstrapNames.DefaultQualifier,
        };
    }

    private static IReadOnlyList<T> Sections<T>(Located<IReadOnlyDictionary<string, Located<T>>>? said) =>
        [.. (said?.Value.Values ?? []).Select(section => section.Value)];

    private static bool IsQualifier(string text, out string value)
    {
        value = text;
        return text.Length is >= 1 and <= 10 && text.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one));
    }

    private static bool AnyText(string text, out string value)
    {
        value = text;
        return true;
    }
}

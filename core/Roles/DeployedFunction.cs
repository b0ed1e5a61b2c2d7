using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>
/// A function of the product: its folder in <c>lambdas</c> and assembly, and in AWS its role and log group.
/// </summary>
/// <param name="Assembly">The name of its assembly, which is also its handler.</param>
/// <param name="Name">The name of the function and of its execution role.</param>
public sealed record DeployedFunction(string Assembly, string Name)
{
    /// <summary>Prepares the organization.</summary>
    public static readonly DeployedFunction OrganizationSetup =
        new("OrganizationSetup", DeployedNames.OrganizationSetup);

    /// <summary>Judges root users for AWS Config.</summary>
    public static readonly DeployedFunction RootPostureRule =
        new("RootPostureRule", DeployedNames.RootPostureRule);

    /// <summary>Starts an account's rules when something happened in it.</summary>
    public static readonly DeployedFunction RootRecheck =
        new("RootRecheck", DeployedNames.RootRecheck);

    /// <summary>Hears events and writes what they say into the ledger.</summary>
    public static readonly DeployedFunction RootActivity = new("RootActivity", DeployedNames.RootActivity);

    /// <summary>Tells people of incidents, each once.</summary>
    public static readonly DeployedFunction IncidentAlerts = new("IncidentAlerts", DeployedNames.IncidentAlerts);

    /// <summary>Compares, once a day, what was heard with what was read.</summary>
    public static readonly DeployedFunction Reconciliation = new("Reconciliation", DeployedNames.Reconciliation);

    /// <summary>Proves who decides, and writes what was decided.</summary>
    public static readonly DeployedFunction Decisions = new("Decisions", DeployedNames.Decisions);

    /// <summary>Takes each root key one step further on its way out.</summary>
    public static readonly DeployedFunction RootRemediation =
        new("RootRemediation", DeployedNames.RootRemediation);

    /// <summary>Deletes root credentials.</summary>
    public static readonly DeployedFunction RootDeletion = new("RootDeletion", DeployedNames.RootDeletion);

    /// <summary>Makes the daily report.</summary>
    public static readonly DeployedFunction ComplianceReport =
        new("ComplianceReport", DeployedNames.ComplianceReport);

    /// <summary>Every function. The only list.</summary>
    public static IReadOnlyList<DeployedFunction> All { get; } =
    [
        RootPostureRule, OrganizationSetup, RootRecheck, RootActivity, IncidentAlerts, Reconciliation, Decisions,
        ComplianceReport, RootRemediation, RootDeletion,
    ];

    /// <summary>The log group that it writes to.</summary>
    public string LogGroup => $"/guardrails/{Assembly}";

    /// <summary>The Region that it runs in. A rule takes a function of its own Region only.</summary>
    public string RegionIn(OrganizationConfig config) =>
        this == RootPostureRule ? config.DetectionRegion : config.HomeRegion;
}

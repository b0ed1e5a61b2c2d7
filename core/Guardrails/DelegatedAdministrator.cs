using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Core.Guardrails;

/// <summary>Everything that a guardrail for the delegated administrator account depends on.</summary>
/// <param name="Account">The account.</param>
/// <param name="HomeRegion">The Region that everything is deployed to but the rules, which may run elsewhere.</param>
/// <param name="RootSessions">The roles in it that may open root sessions.</param>
public sealed record DelegatedAdministrator(
    AccountId Account, string HomeRegion, IReadOnlyList<RootSession> RootSessions)
{
    /// <summary>The qualifier of the CDK bootstrap that deploys to it.</summary>
    public string BootstrapQualifier { get; init; } = BootstrapNames.DefaultQualifier;

    /// <summary>The Region in which the rules run.</summary>
    public string DetectionRegion { get => field ?? HomeRegion; init; }

    /// <summary>The names of the organization Config rules there.</summary>
    public IReadOnlyList<string> OrganizationRules { get; init; } = [];

    /// <summary>The Regions that have stacks of ours, each once.</summary>
    internal IReadOnlyList<string> Regions => [.. new[] { HomeRegion, DetectionRegion }.Distinct()];

    /// <summary>The roles by which the deploy changes stacks, one in each Region.</summary>
    internal IReadOnlyList<string> DeployRoles => Roles(BootstrapNames.Deploy);

    /// <summary>The roles by which CloudFormation changes resources, one in each Region.</summary>
    internal IReadOnlyList<string> ExecutionRoles => Roles(BootstrapNames.Execution);

    private IReadOnlyList<string> Roles(string role) =>
        [.. Regions.Select(region => BootstrapNames.Role(BootstrapQualifier, role, Account, region))];
}

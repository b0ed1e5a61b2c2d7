using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Core.Guardrails;

/// <summary>Everything that a guardrail for the delegated administrator account depends on.</summary>
/// <param name="Account">The account.</param>
/// <param name="HomeRegion">The Region that everything is deployed to.</param>
/// <param name="RootSessions">The roles in it that may open root sessions.</param>
public sealed record DelegatedAdministrator(
    AccountId Account, string HomeRegion, IReadOnlyList<RootSession> RootSessions)
{
    /// <summary>The qualifier of the CDK bootstrap that deploys to it.</summary>
    public string BootstrapQualifier { get; init; } = BootstrapNames.DefaultQualifier;

    /// <summary>The names of the organization Config rules there.</summary>
    public IReadOnlyList<string> OrganizationRules { get; init; } = [];

    /// <summary>The role by which the deploy changes stacks.</summary>
    internal string DeployRole => Role(BootstrapNames.Deploy);

    /// <summary>The role by which CloudFormation changes resources.</summary>
    internal string ExecutionRole => Role(BootstrapNames.Execution);

    private string Role(string role) => BootstrapNames.Role(BootstrapQualifier, role, Account, HomeRegion);
}

using Amazon.CDK;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;

namespace Guardrails.Infra.Remediation;

/// <summary>
/// The stack of the delegated administrator account that removes root keys: the function that takes the steps, the one
/// that deletes, the clock and their alarms. What they know stands in the ledger.
/// </summary>
internal sealed class RemediationStack : Stack
{
    public RemediationStack(
        Construct scope, string id, StackProps props, OrganizationConfig config, PublishedFunctions functions)
        : base(scope, id, props)
    {
        var deletion = new RootDeletionResource(
            this, "RootDeletion", config, functions[DeployedFunction.RootDeletion]).Resource;
        new RootRemediationResource(
            this, "RootRemediation", config, functions[DeployedFunction.RootRemediation], deletion);
        AlarmResources.AddTo(
            new Construct(this, "Health"), HealthAlarms.OfRemediation(), LedgerArns.Topics(config));
    }
}

using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;

namespace Guardrails.Infra.Ledger;

/// <summary>The daily comparison of what was heard with what was read, and its clock.</summary>
internal sealed class ReconciliationResource : Construct
{
    private const int TimeoutSeconds = 900;

    public ReconciliationResource(Construct scope, string id, OrganizationConfig config, PublishedFunction code)
        : base(scope, id)
    {
        var function = new FunctionResource(this, "Comparer", new FunctionResourceProps(
            "Compares, once a day, what was heard of every account with what was read of it",
            code,
            ReconciliationRole.Of(config),
            FunctionEnvironment.Of(config, DeployedFunction.Reconciliation).Variables,
            TimeoutSeconds)).Resource;
        ScheduleResource.AddTo(this, config, DeployedFunction.Reconciliation, function);
    }
}

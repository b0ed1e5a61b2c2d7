using Amazon.CDK;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;

namespace Guardrails.Infra.Ledger;

/// <summary>
/// The stack of the delegated administrator account that remembers and tells: the table, the topics, and the functions
/// that tell people, compare, and write what was decided.
/// </summary>
internal sealed class LedgerStack : Stack
{
    public LedgerStack(
        Construct scope, string id, StackProps props, OrganizationConfig config, PublishedFunctions functions)
        : base(scope, id, props)
    {
        var table = new LedgerTableResource(this, "Ledger", config).Resource;
        var topics = new AlertTopics(this, "Topics", config);
        new IncidentAlertsResource(
            this, "IncidentAlerts", config, functions[DeployedFunction.IncidentAlerts], table, topics);
        new ReconciliationResource(this, "Reconciliation", config, functions[DeployedFunction.Reconciliation]);
        new DecisionsResource(this, "Decisions", config, functions[DeployedFunction.Decisions]);

        AlarmResources.AddTo(
            new Construct(this, "Health"),
            HealthAlarms.OfLedger(config),
            [.. topics.All.Select(topic => topic.Ref)]);
    }
}

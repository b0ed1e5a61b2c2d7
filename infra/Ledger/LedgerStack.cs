using Amazon.CDK;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;

namespace Guardrails.Infra.Ledger;

/// <summary>
/// The stack of the delegated administrator account that remembers and tells: the table, the topics, and the functions
/// that tell people, compare, and write what was decided.
/// </summary>
internal sealed class LedgerStack : Stack
{
    /// <summary>Half of what the stream's mapping tries before it gives up.</summary>
    private static readonly TimeSpan MostBehind = TimeSpan.FromMinutes(30);

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

        var alarms = new Alarms(new Construct(this, "Health"), [.. topics.All.Select(topic => topic.Ref)]);
        foreach (var function in (DeployedFunction[])
            [DeployedFunction.IncidentAlerts, DeployedFunction.Reconciliation, DeployedFunction.Decisions])
            alarms.OfFunction(function);
        alarms.OfMissingHour(DeployedFunction.IncidentAlerts);
        alarms.OfMissingDay(DeployedFunction.Reconciliation);
        alarms.OfStream(DeployedFunction.IncidentAlerts, MostBehind);
        alarms.OfFailed(DeployedNames.IncidentAlertsFailedQueue);
        alarms.OfTable(DeployedNames.Ledger);
        foreach (var topic in LedgerArns.TopicNames(config))
            alarms.OfTopic(topic);
    }
}

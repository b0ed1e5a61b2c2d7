using System.Text.Json.Nodes;
using Amazon.CDK;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;
using CfnQueue = Amazon.CDK.AWS.SQS.CfnQueue;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
using CfnRuleProps = Amazon.CDK.AWS.Events.CfnRuleProps;

namespace Guardrails.Infra.Activity;

/// <summary>
/// Evaluates an account as soon as something happened in it, and writes down what did: bus, rules, queues, functions.
/// </summary>
internal sealed class ActivityStack : Stack
{
    public ActivityStack(
        Construct scope, string id, StackProps props, OrganizationConfig config, PublishedFunctions functions)
        : base(scope, id, props)
    {
        var bus = new ActivityBus(this, "Bus", config);
        var queues = new RecheckQueues(this, "Queues");
        var changed = Rule(
            "RootCredentialsChanged",
            DeployedNames.RootCredentialsRule,
            "Root credentials or MFA of an account changed",
            EventPatterns.RootCredentials(),
            queues.Changes,
            queues.Failed);
        var moved = Rule(
            "AccountMoved",
            DeployedNames.AccountMovedRule,
            "An account joined the organization or left it",
            EventPatterns.MovedAccount(config),
            queues.Moves,
            queues.Failed);
        queues.AcceptFrom(changed, moved);
        new RecheckFunctionResource(
            this, "RootRecheck", config, functions[DeployedFunction.RootRecheck], queues);

        var activity = new RootActivityResource(
            this, "RootActivity", config, functions[DeployedFunction.RootActivity]);
        var heard = Rule(
            "Heard",
            DeployedNames.RootActivityRule,
            "Everything that accounts forward",
            ForwardedEvents.Heard(),
            activity.Events,
            activity.Failed);

        // Reads that were forwarded are heard by a rule in the same state only.
        heard.State = Forwarder.WithReads;
        activity.AcceptFrom(heard);
        AlarmResources.AddTo(new Construct(this, "Health"), HealthAlarms.OfActivity(), LedgerArns.Topics(config));

        CfnRule Rule(
            string rule, string name, string description, JsonObject pattern, CfnQueue queue, CfnQueue failed) =>
            new(this, rule, new CfnRuleProps
            {
                Name = name,
                Description = description,
                EventBusName = bus.Resource.Ref,
                EventPattern = JsiiData.Of(pattern),
                State = Forwarder.Enabled,
                Targets = new[]
                {
                    new CfnRule.TargetProperty
                    {
                        Id = "Queue",
                        Arn = queue.AttrArn,
                        DeadLetterConfig = new CfnRule.DeadLetterConfigProperty { Arn = failed.AttrArn },
                    },
                },
            });
    }
}

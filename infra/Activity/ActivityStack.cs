using System.Text.Json.Nodes;
using Amazon.CDK;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
using CfnRuleProps = Amazon.CDK.AWS.Events.CfnRuleProps;

namespace Guardrails.Infra.Activity;

/// <summary>
/// Evaluates an account as soon as something happened in it: bus, rules, queue and function.
/// </summary>
internal sealed class ActivityStack : Stack
{
    public ActivityStack(
        Construct scope, string id, StackProps props, OrganizationConfig config, PublishedFunction recheckCode)
        : base(scope, id, props)
    {
        var bus = new ActivityBus(this, "Bus", config);
        var queue = new RecheckQueue(this, "Queue");
        var changed = Rule(
            "RootCredentialsChanged",
            DeployedNames.RootCredentialsRule,
            "Root credentials or MFA of an account changed",
            EventPatterns.RootCredentials());
        var joined = Rule(
            "AccountJoined",
            DeployedNames.AccountJoinedRule,
            "An account joined the organization",
            EventPatterns.JoinedAccount(config));
        queue.AcceptFrom(changed.AttrArn, joined.AttrArn);
        new RecheckFunctionResource(this, "RootRecheck", config, recheckCode, queue);

        CfnRule Rule(string rule, string name, string description, JsonObject pattern) =>
            new(this, rule, new CfnRuleProps
            {
                Name = name,
                Description = description,
                EventBusName = bus.Resource.Ref,
                EventPattern = JsiiData.Of(pattern),
                State = "ENABLED",
                Targets = new[]
                {
                    new CfnRule.TargetProperty
                    {
                        Id = "Queue",
                        Arn = queue.Events.AttrArn,
                        DeadLetterConfig = new CfnRule.DeadLetterConfigProperty { Arn = queue.Failed.AttrArn },
                    },
                },
            });
    }
}

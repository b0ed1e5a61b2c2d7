using System.Text.Json.Nodes;
using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Infra.Input;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
using CfnRuleProps = Amazon.CDK.AWS.Events.CfnRuleProps;

namespace Guardrails.Infra.Activity;

/// <summary>What the management account forwards: its own root events, and who joined. StackSets never reach it.</summary>
internal sealed class ForwardersStack : Stack
{
    public ForwardersStack(Construct scope, string id, StackProps props, OrganizationToDeploy organization)
        : base(scope, id, props)
    {
        var config = organization.Config;
        var forwarder = new Forwarder(config);
        var role = new CfnRole(this, "Role", new CfnRoleProps
        {
            RoleName = DeployedNames.ForwarderRolePrefix + config.HomeRegion,
            Description = Forwarder.RoleDescription,
            AssumeRolePolicyDocument = JsiiData.Of(Forwarder.Trust.Render()),
            Policies = new[] { new CfnRole.PolicyProperty { PolicyName = Forwarder.PolicyName, PolicyDocument = JsiiData.Of(forwarder.Permissions.Render()) } },
        });

        Forward("RootEvents", DeployedNames.RootEventsRule, Forwarder.Description, EventPatterns.RootUser());
        Forward("AccountJoined", DeployedNames.AccountJoinedRule, "Forwards which accounts joined to the event bus of Guardrails", EventPatterns.JoinedAccount(config));

        void Forward(string rule, string name, string description, JsonObject pattern) => new CfnRule(this, rule, new CfnRuleProps
        {
            Name = name,
            Description = description,
            EventPattern = JsiiData.Of(pattern),
            State = "ENABLED",
            Targets = new[] { new CfnRule.TargetProperty { Id = Forwarder.TargetId, Arn = forwarder.BusArn, RoleArn = role.AttrArn } },
        });
    }
}

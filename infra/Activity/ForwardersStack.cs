using Amazon.CDK;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
using CfnRuleProps = Amazon.CDK.AWS.Events.CfnRuleProps;

namespace Guardrails.Infra.Activity;

/// <summary>
/// Forwards root events: of every member account by a StackSet, which never reaches this one, and the management
/// account's own; and which accounts join or leave.
/// </summary>
internal sealed class ForwardersStack : Stack
{
    public ForwardersStack(Construct scope, string id, StackProps props, OrganizationConfig config)
        : base(scope, id, props)
    {
        new StackSetResource(
            this,
            "Forwarders",
            DeployedNames.ForwardersStackSet,
            ForwarderTemplate.Description,
            EventForwarderRole.Members(config),
            ForwarderTemplate.Of(config));

        var here = EventForwarderRole.Of(config).In(config.ManagementAccount, config.HomeRegion);
        var role = RoleResource.AddTo(this, "Role", here);

        // Its root user is watched together with the whole organization; its sessions as root users, and changes of
        // what stands in it, always are.
        foreach (var rule in Forwarder.OfEveryAccount(config).Concat(Forwarder.OfManagementAccount(config)))
        {
            if (config.Detection.IsEverywhere || rule.Name != DeployedNames.RootEventsRule)
                Forward(rule);
        }

        void Forward(Forwarder rule) => new CfnRule(this, rule.Id == "Rule" ? "RootEvents" : rule.Id, new CfnRuleProps
        {
            Name = rule.Name,
            Description = rule.Description,
            EventPattern = JsiiData.Of(rule.Pattern),
            State = rule.State,
            Targets = new[]
            {
                new CfnRule.TargetProperty
                {
                    Id = ForwarderTemplate.TargetId,
                    Arn = EventForwarderRole.BusArn(config),
                    RoleArn = role.AttrArn,
                },
            },
        });
    }
}

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

        foreach (var forwarder in Forwarder.OfManagementAccount(config))
        {
            new CfnRule(this, forwarder.Rule.LogicalId, new CfnRuleProps
            {
                Name = forwarder.Rule.Name,
                Description = forwarder.Description,
                EventPattern = JsiiData.Of(forwarder.Pattern),
                State = forwarder.State,
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
}

using Amazon.CDK.AWS.Lambda;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
using CfnRuleProps = Amazon.CDK.AWS.Events.CfnRuleProps;
using Schedule = Guardrails.Core.Roles.Deployment.Schedule;

namespace Guardrails.Infra.Constructs;

/// <summary>A rule that starts a function by the clock, and EventBridge's permission to.</summary>
internal static class ScheduleResource
{
    /// <summary>Those of a function.</summary>
    public static void AddTo(
        Construct scope, OrganizationConfig config, DeployedFunction function, CfnFunction resource)
    {
        foreach (var schedule in Schedules.Of(config, [function]))
            AddTo(scope, schedule, resource);
    }

    private static void AddTo(Construct scope, Schedule schedule, CfnFunction function)
    {
        var id = schedule.Name[DeployedNames.SchedulePrefix.Length..];
        var rule = new CfnRule(scope, id, new CfnRuleProps
        {
            Name = schedule.Name,
            Description = $"Starts {schedule.Function.Name}: {schedule.Expression}",
            ScheduleExpression = schedule.Expression,
            State = "ENABLED",
            Targets = new[]
            {
                new CfnRule.TargetProperty { Id = "Function", Arn = function.AttrArn, Input = schedule.Input },
            },
        });
        new CfnPermission(scope, id + "Permission", new CfnPermissionProps
        {
            FunctionName = function.AttrArn,
            Action = "lambda:InvokeFunction",
            Principal = TrustedServices.EventBridge,
            SourceArn = rule.AttrArn,
        });
    }
}

using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Lambda;
using Constructs;
using Guardrails.Core.Names;

namespace Guardrails.Infra.Constructs;

/// <summary>A rule that starts a function by the clock, and EventBridge's permission to.</summary>
internal static class ScheduleResource
{
    /// <param name="scope">The scope.</param>
    /// <param name="name">The end of its name.</param>
    /// <param name="expression">When, such as <c>rate(5 minutes)</c>.</param>
    /// <param name="function">The function.</param>
    /// <param name="inputs">What it is given, one invocation for each.</param>
    public static void AddTo(
        Construct scope, string name, string expression, CfnFunction function, params IReadOnlyList<string> inputs)
    {
        var rule = new CfnRule(scope, name, new CfnRuleProps
        {
            Name = DeployedNames.SchedulePrefix + name,
            Description = $"Starts {function.FunctionName}: {expression}",
            ScheduleExpression = expression,
            State = "ENABLED",
            Targets = inputs.Select((input, index) => new CfnRule.TargetProperty
            {
                Id = $"Function{index + 1}",
                Arn = function.AttrArn,
                Input = input,
            }).ToArray(),
        });
        new CfnPermission(scope, name + "Permission", new CfnPermissionProps
        {
            FunctionName = function.AttrArn,
            Action = "lambda:InvokeFunction",
            Principal = TrustedServices.EventBridge,
            SourceArn = rule.AttrArn,
        });
    }
}

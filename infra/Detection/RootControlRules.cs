using Amazon.CDK.AWS.Config;
using Constructs;
using Guardrails.Core.Organizations;

namespace Guardrails.Infra.Detection;

/// <summary>One organization Config rule for each control that is on; all of them ask the same function.</summary>
internal sealed class RootControlRules : Construct
{
    public RootControlRules(Construct scope, string id, OrganizationConfig config, RuleFunctionResource evaluator)
        : base(scope, id)
    {
        foreach (var selection in config.Controls)
        {
            var control = selection.Control;
            var rule = new CfnOrganizationConfigRule(this, control.Name, new CfnOrganizationConfigRuleProps
            {
                OrganizationConfigRuleName = control.RuleName,
                ExcludedAccounts = ExcludedAccounts.Of(config),
                OrganizationCustomRuleMetadata = new CfnOrganizationConfigRule.OrganizationCustomRuleMetadataProperty
                {
                    Description = control.Description,
                    LambdaFunctionArn = evaluator.Function.AttrArn,
                    OrganizationConfigRuleTriggerTypes = ["ScheduledNotification"],
                    MaximumExecutionFrequency = selection.Frequency.Name,
                    InputParameters = selection.Parameters.ForRule(control),
                },
            });

            // AWS Config checks that it may invoke the function when the rule is created, and runs the rule at once.
            rule.AddDependency(evaluator.Permission);
        }
    }
}

using Amazon.CDK;
using Constructs;
using Guardrails.Infra.Functions;
using Guardrails.Infra.Input;

namespace Guardrails.Infra.Detection;

/// <summary>
/// The stack of the delegated administrator account that evaluates: the function, its rules and what they add up to.
/// </summary>
internal sealed class DetectionStack : Stack
{
    public DetectionStack(
        Construct scope, string id, StackProps props, OrganizationToDeploy organization, PublishedFunction ruleCode)
        : base(scope, id, props)
    {
        var config = organization.Config;
        var evaluator = new RuleFunctionResource(this, "RootPostureRule", config, ruleCode);
        new RootControlRules(this, "Rules", config, evaluator);
        new ConformancePacks(this, "Packs", organization);
        new OrganizationAggregator(this, "Aggregator", config);
        new SavedQueries(this, "Queries");
        new EvaluatorHealth(this, "Health", config);
    }
}

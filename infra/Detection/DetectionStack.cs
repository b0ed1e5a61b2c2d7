using Amazon.CDK;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Infra.Accounts;
using Guardrails.Infra.Functions;
using Guardrails.Infra.Input;
using Guardrails.Infra.Roles;

namespace Guardrails.Infra.Detection;

/// <summary>What lives in the delegated administrator account: the evaluator, its rules and what they add up to.</summary>
internal sealed class DetectionStack : Stack
{
    public DetectionStack(Construct scope, string id, StackProps props, OrganizationToDeploy organization, PublishedFunction ruleCode)
        : base(scope, id, props)
    {
        var config = organization.Config;
        var memberRole = new AccountStackSet(
            this, "MemberRole", DeployedNames.MemberRoleStackSet, AccountRoles.Description, [config.RootId.Value], [config.HomeRegion], AccountRoles.Template(config));
        var evaluator = new RootPostureRuleFunction(this, "RootPostureRule", config, ruleCode);
        new RootControlRules(this, "Rules", config, evaluator, after: memberRole.Resource);
        new ConformancePacks(this, "Packs", organization);
        new OrganizationAggregator(this, "Aggregator", config);
        new SavedQueries(this, "Queries");
    }
}

using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>
/// The role in every account that starts its rules. AWS Config gives each rule another id in each account, so it may
/// start any that a service of AWS made there, and none that the account made by itself.
/// </summary>
public static class RuleStarterRole
{
    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config) => new(
        DeployedNames.RuleStarter,
        "Lets Guardrails have AWS Config evaluate the account as soon as its root credentials change",
        RoleTrust.OfFunction(config, DeployedFunction.RootRecheck, "RecheckOnly"),
        [
            new RoleGrant("ListRules", "*", ConfigActions.DescribeConfigRules),
            new RoleGrant(
                "StartRules",
                $"arn:{config.Partition}:config:{config.DetectionRegion}:{Gap.Account}:"
                + $"config-rule/aws-service-rule/{Gap.Name}",
                ConfigActions.StartConfigRulesEvaluation),
        ])
    {
        Accounts = config.Detection.IsEverywhere ? [config.ManagementAccount] : [],
        Members = MemberAccounts.Watched(config),
    };
}

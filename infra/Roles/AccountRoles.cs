using System.Text.Json.Nodes;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Infra.Roles;

/// <summary>The roles that every account has for the delegated administrator's functions.</summary>
internal static class AccountRoles
{
    public const string Description = "The roles by which Guardrails judges the root user of an account";

    /// <summary>The role that the evaluator assumes: five actions, none of which knows a resource smaller than the account.</summary>
    public static AccountRole Evaluator(OrganizationConfig config) => new(
        DeployedNames.MemberRole,
        "Lets the evaluator of Guardrails read the root user's posture and report it to AWS Config",
        AccountRole.TrustOf(config, DeployedNames.RootPostureRule, "EvaluatorOnly"),
        new(
        [
            new PolicyStatement(
                Effect.Allow,
                Patterns.Of(
                    "iam:GetAccountSummary",
                    "iam:ListVirtualMFADevices",
                    "iam:GenerateCredentialReport",
                    "iam:GetCredentialReport"),
                Patterns.Any) { Sid = "ReadRootPosture" },
            new PolicyStatement(Effect.Allow, Patterns.Of("config:PutEvaluations"), Patterns.Any) { Sid = "ReportToConfig" },
        ]));

    /// <summary>The role that starts the rules. AWS Config gives each rule another id in each account, so it may start any of them.</summary>
    public static AccountRole RuleStarter(OrganizationConfig config) => new(
        DeployedNames.RuleStarter,
        "Lets Guardrails have AWS Config evaluate the account as soon as its root credentials change",
        AccountRole.TrustOf(config, DeployedNames.RootRecheck, "RecheckOnly"),
        new(
        [
            new PolicyStatement(Effect.Allow, Patterns.Of("config:DescribeConfigRules"), Patterns.Any) { Sid = "ListRules" },
            new PolicyStatement(
                Effect.Allow,
                Patterns.Of("config:StartConfigRulesEvaluation"),
                Patterns.Of($"arn:{config.Partition}:config:{config.HomeRegion}:*:config-rule/*")) { Sid = "StartRules" },
        ]));

    /// <summary>A template with these roles alone, for the StackSet.</summary>
    public static JsonObject Template(OrganizationConfig config)
    {
        // Where the second role is, the first one is too: an evaluation that is started finds what it needs.
        var starter = RuleStarter(config).Resource();
        starter["DependsOn"] = "MemberRole";
        return new()
        {
            ["AWSTemplateFormatVersion"] = "2010-09-09",
            ["Description"] = Description,
            ["Resources"] = new JsonObject { ["MemberRole"] = Evaluator(config).Resource(), ["RuleStarter"] = starter },
        };
    }
}

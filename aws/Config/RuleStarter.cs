using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Amazon.Runtime;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Recheck;

namespace Guardrails.Aws.Config;

/// <summary>Has AWS Config evaluate an account's rules now, with the rule starter's role of that account.</summary>
/// <param name="sessions">Opens sessions of the role.</param>
/// <param name="config">Makes an AWS Config client with the role's credentials.</param>
/// <param name="calls">How AWS is called.</param>
public sealed class RuleStarter(
    RoleSessions sessions, Func<AWSCredentials, IAmazonConfigService> config, AwsCalls calls)
{
    /// <summary>Starts the account's rules, where the mode finds enough of them.</summary>
    /// <param name="account">The account.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="mode">The rules of ours that must be there.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">A call failed, and nothing was started.</exception>
    public async Task<StartResult> StartAsync(
        AccountId account, RulesToStart rules, StartMode mode, CancellationToken cancellation)
    {
        var here = calls.For(account);
        using var client = config(await sessions.OpenAsync(account, DeployedNames.RuleStarter, cancellation));
        var picked = rules.Pick(await ListAsync(client, here, cancellation));
        if (!picked.AreReady(mode))
            return new StartResult.NotReady(picked);

        var request = new StartConfigRulesEvaluationRequest { ConfigRuleNames = [.. picked.Names] };
        await here.MakeAsync(
            ConfigActions.StartConfigRulesEvaluation,
            () => client.StartConfigRulesEvaluationAsync(request, cancellation),
            cancellation);
        return new StartResult.Started(picked);
    }

    /// <summary>
    /// The account's rules, but those being deleted. One without a name cannot be started, and costs nobody else's
    /// start: where it is one of ours, it counts as missing.
    /// </summary>
    private static async Task<IEnumerable<AccountRule>> ListAsync(
        IAmazonConfigService client, AwsCalls calls, CancellationToken cancellation)
    {
        var rules = await calls.ListAsync(
            ConfigActions.DescribeConfigRules,
            token => client.DescribeConfigRulesAsync(
                new DescribeConfigRulesRequest { NextToken = token }, cancellation),
            answer => Page.Of(answer.ConfigRules, answer.NextToken),
            cancellation);
        return rules
            .Where(Stays)
            .Where(rule => !string.IsNullOrEmpty(rule.ConfigRuleName))
            .Select(rule => new AccountRule(rule.ConfigRuleName, rule.ConfigRuleArn, rule.CreatedBy));
    }

    private static bool Stays(ConfigRule? rule) => rule is not null
        && rule.ConfigRuleState != ConfigRuleState.DELETING
        && rule.ConfigRuleState != ConfigRuleState.DELETING_RESULTS;
}

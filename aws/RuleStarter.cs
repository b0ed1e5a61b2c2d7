using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Guardrails.Core.Organizations;
using Guardrails.Core.Recheck;

namespace Guardrails.Aws;

/// <summary>Has AWS Config evaluate an account's rules now, with a role of that account.</summary>
/// <param name="sts">A client of the Region's own STS endpoint (what AWSSDK uses unless told otherwise).</param>
/// <param name="partition">The partition of the accounts.</param>
/// <param name="roleName">The role's name, without a path.</param>
/// <param name="config">Makes an AWS Config client with the role's credentials.</param>
public sealed class RuleStarter(
    IAmazonSecurityTokenService sts, Partition partition, string roleName, Func<AWSCredentials, IAmazonConfigService> config)
{
    /// <summary>The call that shows which rules an account has.</summary>
    public const string ListCall = "config:DescribeConfigRules";

    private const string StartCall = "config:StartConfigRulesEvaluation";

    /// <summary>Shown in the member account's CloudTrail as who was there.</summary>
    private const string SessionName = "Guardrails-RootRecheck";

    private static readonly string WhenRoleDenied =
        $"in an account that has just joined none: StackSet {DeployedNames.MemberRoleStackSet} is bringing the role {DeployedNames.RuleStarter}. Otherwise check that the "
        + $"account has that role (in the management account from stack {DeployedNames.OrganizationStack}), that it trusts this function's role, and that no service "
        + "control policy denies the call.";

    private static readonly string WhenCallDenied =
        $"check the service control policies on the account (one that denies Regions must spare AWS Config) and the policy of its role {DeployedNames.RuleStarter}.";

    /// <summary>Starts the account's rules, where the mode finds enough of them.</summary>
    /// <param name="account">The account.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="mode">The rules of ours that must be there.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">A call failed, and nothing was started.</exception>
    public async Task<StartResult> StartAsync(AccountId account, RulesToStart rules, StartMode mode, CancellationToken cancellation)
    {
        using var client = config(await AssumedRole.OfAsync(sts, partition, account, roleName, SessionName, WhenRoleDenied, cancellation));
        var picked = rules.Pick(await ListAsync(client, account, cancellation));
        if (!picked.AreReady(mode))
            return new StartResult.NotReady(picked);

        var request = new StartConfigRulesEvaluationRequest { ConfigRuleNames = [.. picked.Names] };
        await AwsCallException.GuardAsync(account, StartCall, () => client.StartConfigRulesEvaluationAsync(request, cancellation), WhenCallDenied);
        return new StartResult.Started(picked);
    }

    /// <summary>The names of the account's rules, but those being deleted. A page can be empty and still have a token for the next.</summary>
    private static async Task<IReadOnlyList<string>> ListAsync(IAmazonConfigService client, AccountId account, CancellationToken cancellation)
    {
        var names = new List<string>();
        string? token = null;
        do
        {
            var request = new DescribeConfigRulesRequest { NextToken = token };
            var page = await AwsCallException.GuardAsync(account, ListCall, () => client.DescribeConfigRulesAsync(request, cancellation), WhenCallDenied);
            names.AddRange((page.ConfigRules ?? []).Where(Stays).Select(rule => rule.ConfigRuleName));
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
        return names;
    }

    private static bool Stays(ConfigRule rule) => rule.ConfigRuleState != ConfigRuleState.DELETING && rule.ConfigRuleState != ConfigRuleState.DELETING_RESULTS;
}

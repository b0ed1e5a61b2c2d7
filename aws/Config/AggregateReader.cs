using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Reconciling;

namespace Guardrails.Aws.Config;

/// <summary>Reads what the organization aggregator shows: the copy that the compliance team sees.</summary>
/// <param name="config">AWS Config, with credentials of the aggregator's account, in its Region.</param>
/// <param name="region">The Region of the rules.</param>
/// <param name="calls">How AWS is called.</param>
public sealed class AggregateReader(IAmazonConfigService config, string region, AwsCalls calls)
{
    /// <summary>As many as AWS gives at a time: 10,000 accounts with seven rules take 70 calls.</summary>
    private const int PageSize = 1000;

    /// <summary>The results of every account's rules.</summary>
    /// <exception cref="AwsCallException">A page is missing.</exception>
    public async Task<AggregatedResults> ReadAsync(CancellationToken cancellation)
    {
        var all = await calls.ListAsync(
            ConfigActions.DescribeAggregateComplianceByConfigRules,
            token => config.DescribeAggregateComplianceByConfigRulesAsync(
                new DescribeAggregateComplianceByConfigRulesRequest
                {
                    ConfigurationAggregatorName = DeployedNames.Aggregator, Limit = PageSize, NextToken = token,
                },
                cancellation),
            answer => Page.Of(answer.AggregateComplianceByConfigRules, answer.NextToken),
            cancellation);
        return AggregatedResults.Of(
            from one in all
            where one.AwsRegion == region
            let account = AccountId.TryParse(one.AccountId)
            where account is not null
            select (account, one.ConfigRuleName ?? "", one.Compliance?.ComplianceType?.Value ?? ""));
    }
}

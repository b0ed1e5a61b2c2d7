using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Config;

/// <summary>Lists the results of every account's rules, as an aggregator shows them.</summary>
/// <remarks>
/// Source:
/// https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeAggregateComplianceByConfigRules.html
/// </remarks>
internal static class AggregateOperations
{
    private const int Largest = 1000;

    public static IEnumerable<Operation> All =>
    [
        new("config", "DescribeAggregateComplianceByConfigRules", OnAggregator, Describe),
    ];

    private static RequiredPermission OnAggregator(Call call, JsonObject input) => new(
        "config:DescribeAggregateComplianceByConfigRules",
        Aggregators.ArnOf(call, input.Required("ConfigurationAggregatorName")));

    private static JsonObject Describe(Call call, JsonObject input)
    {
        var name = input.Required("ConfigurationAggregatorName");
        if (!call.World.Of<ConfigState>().Aggregators.TryGetValue(name, out var aggregator)
            || aggregator.AccountId != call.Caller.AccountId)
        {
            throw new AwsError(
                "NoSuchConfigurationAggregatorException", $"The configuration aggregator {name} does not exist.");
        }

        var limit = input.Integer("Limit");
        if (limit is < 0 or > Largest)
            throw new AwsError("InvalidLimitException", $"The limit {limit} is not between 0 and {Largest}.");
        var rules = call.World.Of<ConfigState>().Rules
            .Where(rule => rule.Result?.Compliance is "COMPLIANT" or "NON_COMPLIANT"
                && (aggregator.AllRegions || aggregator.Regions.Contains(rule.Region))
                && call.World.Accounts.ContainsKey(rule.AccountId))
            .OrderBy(rule => $"{rule.AccountId} {rule.Name}", StringComparer.Ordinal)
            .Select(rule => new JsonObject
            {
                ["ConfigRuleName"] = rule.Name,
                ["Compliance"] = new JsonObject { ["ComplianceType"] = rule.Result!.Compliance },
                ["AccountId"] = rule.AccountId,
                ["AwsRegion"] = rule.Region,
            });
        var page = Page.Of(
            call,
            rules,
            input.Text("NextToken"),
            limit is 0 ? null : limit,
            Largest,
            () => new("InvalidNextTokenException", "The specified nextToken is not valid."));
        var answer = new JsonObject { ["AggregateComplianceByConfigRules"] = page.Items };
        if (page.Next is { } next)
            answer["NextToken"] = next;
        return answer;
    }
}

using Guardrails.Core.Ids;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Config;

/// <summary>The organization aggregator's results: never a rule without result, never NOT_APPLICABLE.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/config/latest/APIReference/API_AggregateEvaluationResult.html</remarks>
internal static class AggregateCompliance
{
    public static IReadOnlyList<AggregateResult> Of(World world)
    {
        var aggregators = world.Of<ConfigState>().Aggregators.Values;
        if (aggregators.Count == 0)
            throw new InvalidOperationException("No organization aggregator is deployed.");

        return
        [
            .. world.Of<ConfigState>().Rules
                .Where(
                    rule => rule.Result?.Compliance is "COMPLIANT" or "NON_COMPLIANT"
                        && aggregators.Any(one => one.AllRegions || one.Regions.Contains(rule.Region))
                        && world.Accounts.ContainsKey(rule.AccountId))
                .OrderBy(rule => rule.AccountId, StringComparer.Ordinal)
                .Select(
                    rule => new AggregateResult(
                        AccountId.Parse(rule.AccountId),
                        rule.Deployed,
                        rule.Result!.Compliance,
                        rule.Result.Annotation,
                        rule.Result.OrderingTimestamp)),
        ];
    }
}

using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Config;

/// <summary>Runs an account's rules out of turn: one evaluation at a time, and at most one a minute.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_StartConfigRulesEvaluation.html
/// </remarks>
internal static class OnDemandEvaluation
{
    private const int MostNames = 25;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public static IEnumerable<Operation> All =>
    [
        new("config", "StartConfigRulesEvaluation", OnRules, Start),
    ];

    /// <summary>The evaluation that was started first and has not run, or null.</summary>
    public static StartedEvaluation? Next(World world)
    {
        lock (world.Gate)
            return world.Of<ConfigState>().Started.Values.Where(one => !one.Ended).MinBy(one => one.Number);
    }

    /// <summary>An evaluation has run.</summary>
    public static void End(World world, StartedEvaluation started)
    {
        lock (world.Gate)
            world.Of<ConfigState>().Started[(started.AccountId, started.Region)] = started with { Ended = true };
    }

    private static RequiredPermission OnRules(Call call, JsonObject input)
    {
        var known = AccountRules.Of(call).ToLookup(rule => rule.Name, StringComparer.Ordinal);
        var arns = input
            .Texts("ConfigRuleNames")
            .Select(name => known[name].FirstOrDefault()?.Arn ?? AccountRules.Anonymous(call))
            .ToList();
        return new("config:StartConfigRulesEvaluation", arns.FirstOrDefault() ?? AccountRules.Anonymous(call))
        {
            Also = [.. arns.Skip(1).Select(arn => new RequiredPermission("config:StartConfigRulesEvaluation", arn))],
        };
    }

    private static JsonObject Start(Call call, JsonObject input)
    {
        var names = input.Texts("ConfigRuleNames");
        if (names.Count is 0 or > MostNames)
        {
            throw new AwsError(
                "ValidationException",
                $"1 validation error detected: Value at 'configRuleNames' has {names.Count} names; "
                + $"1 to {MostNames} are accepted");
        }

        var rules = AccountRules.Named(call, names);
        var running = call.World.Of<ConfigState>().Started.GetValueOrDefault((call.Caller.AccountId, call.Region));
        if (running is { Ended: false })
            throw new AwsError("LimitExceededException", "An evaluation is in progress. Try again when it has ended.");
        if (running is not null && call.Now < running.At + Pause)
        {
            throw new AwsError(
                "LimitExceededException", "StartConfigRulesEvaluation was called less than a minute ago.");
        }

        call.World.Of<ConfigState>().Started[(call.Caller.AccountId, call.Region)] = new(
            call.Caller.AccountId, call.Region, call.World.Next("evaluation"), call.Now, rules, Ended: false);
        return [];
    }
}

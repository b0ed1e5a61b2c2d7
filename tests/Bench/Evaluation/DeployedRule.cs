using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Functions;
using Guardrails.Local.Organization;
using Guardrails.Local.Services.Config;
using Guardrails.Local.Services.Lambda;

namespace Guardrails.Tests.Bench.Evaluation;

/// <summary>The Config rule root-access-keys of one account, deployed into the embedded organization.</summary>
internal sealed class DeployedRule(World world, SteppedClock clock, string account)
{
    private readonly ConfigRule _rule =
        world.Of<ConfigState>().Rules.Single(one => one.AccountId == account && one.Deployed == "root-access-keys");
    private int _invocations;

    /// <summary>The function that the rule invokes.</summary>
    public LambdaFunction Function => world.Of<LambdaState>().Functions[_rule.Organization!.FunctionArn];

    /// <summary>
    /// The environment in which Lambda would run the function now, with fresh credentials of its role.
    /// </summary>
    public IReadOnlyDictionary<string, string> Environment()
    {
        var session =
            ExecutionRole.Assume(world, Function.RoleArn, Function.Settings.Name, Function.Arn, Function.AccountId);
        return FunctionEnvironment.Of(Function.Settings, session.Credentials, world.The<FunctionHost>());
    }

    /// <summary>Has a process evaluate the rule once, from the event to the answer.</summary>
    /// <exception cref="DifferenceException">It gave no result.</exception>
    public async Task<Evaluated> EvaluateAsync(RuleProcess process)
    {
        var token = $"bench-{++_invocations:00000000}";
        string payload;
        DateTimeOffset asked;
        lock (world.Gate)
        {
            // The ledger takes nothing for a question that it has the answer to.
            asked = clock.Step();
            _rule.Result = null;
            world.Of<Decisions>().AllowedCalls.Clear();
            world.Of<ConfigState>().ResultTokens.Add(token, _rule);
            payload = RuleEvaluation.Event(world, _rule, token).ToJsonString();
        }

        var time = await process.InvokeAsync(payload);
        lock (world.Gate)
        {
            world.Of<ConfigState>().ResultTokens.Remove(token);
            var result = _rule.Result
                ?? throw new DifferenceException($"{process.Name} sent no evaluation of account {account}.");
            return new(time, asked, result, world.Of<Decisions>().AllowedCalls.ToHashSet());
        }
    }
}

/// <summary>One evaluation.</summary>
/// <param name="Time">From the event to the answer.</param>
/// <param name="Asked">The time of the event.</param>
/// <param name="Result">What AWS Config was sent.</param>
/// <param name="Calls">Each action that was called, with the principal that called it.</param>
internal sealed record Evaluated(
    TimeSpan Time, DateTimeOffset Asked, ConfigResult Result, IReadOnlySet<AllowedCall> Calls)
{
    /// <summary>The work that both sides have in common; words are each side's own.</summary>
    public IEnumerable<string> Work =>
    [
        $"{Result.Compliance}, ordered {Result.OrderingTimestamp - Asked} after its event",
        .. Calls.Select(call => $"{call.Action} by {call.Principal} {call.TaskPolicy}".TrimEnd())
            .Order(StringComparer.Ordinal),
    ];
}

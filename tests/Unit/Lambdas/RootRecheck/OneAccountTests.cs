using Guardrails.Core.Recheck;
using Guardrails.Tests.Unit.Aws;

namespace Guardrails.Tests.Unit.Lambdas.RootRecheck;

/// <summary>One account with any number of messages delays no other one (docs/adr/0011).</summary>
public sealed class OneAccountTests
{
    private const string Other = "555555555555";
    private const int Messages = 10_000;
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Its calls never answer, which takes the most time; with GUARDRAILS_THOROUGH=1 also: all is well, its role is
    /// gone, its calls are too many.
    /// </summary>
    public static TheoryData<string> Behaviours =>
        Thoroughness.IsWhole ? new("hangs", "works", "refuses", "throttles") : new("hangs");

    [Theory, MemberData(nameof(Behaviours))]
    public async Task Ten_thousand_messages_of_one_account_delay_another_one_by_less_than_two_minutes(string behaviour)
    {
        var queue = Queue(behaviour);
        for (var message = 0; message < Messages; message++)
            queue.Send(SimulatedQueue.Noisy, after: TimeSpan.FromMilliseconds(message));
        queue.Send(Other, after: TimeSpan.FromMilliseconds(Messages));

        await queue.RunAsync(until: TimeSpan.FromHours(1));

        (queue.Starts.Single(start => start.Account == Other).At - queue.Begin).ShouldBeLessThan(AtMost);
        queue.Left.ShouldBe(0);
        queue.Failed.Messages.Count.ShouldBe(behaviour == "works" ? 0 : Messages, "none is lost, and none is kept");
    }

    [Theory, MemberData(nameof(Behaviours))]
    public async Task Five_messages_a_second_of_one_account_delay_no_other_one_at_any_time(string behaviour)
    {
        var queue = Queue(behaviour);
        var noisy = Enumerable.Range(0, Messages).Select(number => (
            Account: SimulatedQueue.Noisy, After: TimeSpan.FromSeconds(number / 5.0)));
        var others = Enumerable.Range(0, 30).Select(number => (
            Account: $"5555555555{number:00}", After: TimeSpan.FromSeconds(60 * number))).ToList();
        foreach (var (account, after) in noisy.Concat(others).OrderBy(message => message.After))
            queue.Send(account, after);

        await queue.RunAsync(until: TimeSpan.FromHours(2));

        foreach (var (account, after) in others)
        {
            (queue.Starts.Single(start => start.Account == account).At - queue.Begin - after)
                .ShouldBeLessThan(AtMost, account);
        }

        queue.Left.ShouldBe(0);
        queue.Attempts.Count(attempt => attempt.Account == SimulatedQueue.Noisy).ShouldBeLessThan(
            2 * 60, "two instances, once in a while, for less than an hour");
    }

    [Fact]
    public async Task A_function_that_remembered_nothing_would_keep_the_other_one_waiting()
    {
        var queue = Queue("hangs", remembers: false);
        for (var message = 0; message < Messages; message++)
            queue.Send(SimulatedQueue.Noisy, after: TimeSpan.FromMilliseconds(message));
        queue.Send(Other, after: TimeSpan.FromMilliseconds(Messages));

        await queue.RunAsync(until: TimeSpan.FromHours(1));

        (queue.Starts.Single(start => start.Account == Other).At - queue.Begin).ShouldBeGreaterThan(AtMost);
    }

    private static SimulatedQueue Queue(string behaviour, bool remembers = true) => behaviour switch
    {
        "refuses" => new(() => Fault.Of("AccessDenied"), TimeSpan.FromSeconds(0.2), remembers),
        "hangs" => new(() => new TaskCanceledException("too late"), StartHistory.LongestAttempt, remembers),
        "throttles" => new(() => Fault.Of("Throttling"), TimeSpan.FromSeconds(5), remembers),
        _ => new(() => null, TimeSpan.FromSeconds(1), remembers),
    };
}

using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;

namespace Guardrails.Tests.Unit.Aws.Calls;

public sealed class AwsCallsTests
{
    private static readonly CallTerms Person = new(failed => $"{failed.Cause}.");

    private readonly InstantTime _time = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_failure_names_the_call_the_reason_and_the_caller_s_remedy()
    {
        var exception = await FailAsync(new AwsCalls(Person, _time), Fault.Of("AccessDenied"));

        exception.Message.ShouldBe("iam:ListUsers failed: AccessDenied: AWS said AccessDenied. Remedy: Denied.");
        (exception.Account, exception.Action, exception.Remedy).ShouldBe((null, "iam:ListUsers", "Denied."));
    }

    [Fact]
    public async Task A_failure_of_a_call_about_an_account_names_the_account_and_other_words_are_used_where_there_are_any()
    {
        var calls = new AwsCalls(Person, _time).For(AccountId.Parse("444444444444")).With(_ => "ask somebody.");

        (await FailAsync(calls, Fault.Of("AccessDenied"))).Message.ShouldBe(
            "Account 444444444444: iam:ListUsers failed: AccessDenied: AWS said AccessDenied. Remedy: ask somebody.");
    }

    [Fact]
    public async Task A_call_is_made_once_where_the_caller_brings_no_retries()
    {
        var made = 0;

        await Should.ThrowAsync<AwsCallException>(() => new AwsCalls(Person, _time).MakeAsync<int>(
            "iam:ListUsers",
            () =>
            {
                made++;
                throw Fault.Of("Throttling");
            },
            TestContext.Current.CancellationToken));

        made.ShouldBe(1);
        _time.Waits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_call_is_a_failure_where_the_token_is_a_deadline_and_a_cancellation_where_it_is_not(bool deadline)
    {
        using var cancellation = new CancellationTokenSource();
        var calls = new AwsCalls(Person with { TokenIsDeadline = deadline }, _time);

        var exception = await Record.ExceptionAsync(() => calls.MakeAsync<int>(
            "iam:ListUsers",
            () =>
            {
                cancellation.Cancel();
                throw new OperationCanceledException(cancellation.Token);
            },
            cancellation.Token));

        if (deadline)
            exception.ShouldBeOfType<AwsCallException>().Message.ShouldContain(
                "there was no answer before the deadline");
        else
            exception.ShouldBeOfType<OperationCanceledException>();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Waiting_ends_like_a_call_where_the_token_is_cancelled(bool deadline)
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var calls = new AwsCalls(Person with { TokenIsDeadline = deadline }, TimeProvider.System);

        var exception = await Record.ExceptionAsync(
            () => calls.WaitAsync("iam:ListUsers", TimeSpan.FromHours(1), cancellation.Token));

        if (deadline)
            exception.ShouldBeOfType<AwsCallException>().Action.ShouldBe("iam:ListUsers");
        else
            exception.ShouldBeAssignableTo<OperationCanceledException>();
    }

    [Fact]
    public async Task Every_page_is_read_an_empty_one_and_one_without_a_list_too()
    {
        var asked = new List<string?>();
        var pages = new Queue<(List<string>? Items, string? Next)>(
            [(["one"], "2"), ([], "3"), (null, "4"), (["two"], null)]);

        var all = await ListAsync(token =>
        {
            asked.Add(token);
            return pages.Dequeue();
        });

        all.ShouldBe(["one", "two"]);
        asked.ShouldBe([null, "2", "3", "4"]);
    }

    [Theory]
    [InlineData("again", "again")]
    [InlineData("one", "two", "one")]
    public async Task A_list_that_goes_round_in_circles_is_no_list(params string[] tokens)
    {
        var next = new Queue<string>(tokens);

        (await Should.ThrowAsync<AwsCallException>(() => ListAsync(_ => (["one"], next.Dequeue())))).Message.ShouldBe(
            "organizations:ListAccounts failed: the answer says that more follows, but not where. "
            + "Remedy: nothing is judged by half a list; report this as a bug if this persists.");
    }

    [Fact]
    public async Task A_page_of_IAM_that_says_that_more_follow_and_not_where_is_an_error()
    {
        await Should.ThrowAsync<AwsCallException>(() => new AwsCalls(Person, _time).ListAsync(
            "iam:ListUsers",
            _ => Task.FromResult(0),
            _ => Page.Of<string>([], isTruncated: true, marker: null),
            TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_page_of_IAM_that_does_not_say_whether_it_is_all_is_an_error()
    {
        (await Should.ThrowAsync<AwsCallException>(() => new AwsCalls(Person, _time).ListAsync(
            "iam:ListUsers",
            _ => Task.FromResult(0),
            _ => Page.Of<string>([], isTruncated: null, marker: null),
            TestContext.Current.CancellationToken)))
            .Reason.ShouldBe("iam:ListUsers failed: the answer does not say whether the list is complete");
    }

    [Fact]
    public async Task Calls_about_different_accounts_share_one_pace()
    {
        var calls = new AwsCalls(Person, _time);

        for (var account = 0; account < 40; account++)
        {
            await calls.For(AccountId.Parse($"{account:000000000000}")).MakeAsync(
                "organizations:DescribeAccount", () => Task.FromResult(0), TestContext.Current.CancellationToken);
        }

        // 30 at once, then 20 a second.
        _time.Waits.Sum(wait => wait.TotalSeconds).ShouldBe(0.5, tolerance: 0.06);
    }

    private static Task<AwsCallException> FailAsync(AwsCalls calls, Exception exception) =>
        Should.ThrowAsync<AwsCallException>(
            () => calls.MakeAsync<int>("iam:ListUsers", () => throw exception, TestContext.Current.CancellationToken));

    private Task<IReadOnlyList<string>> ListAsync(Func<string?, (List<string>? Items, string? Next)> answer) =>
        new AwsCalls(Person, _time).ListAsync(
            "organizations:ListAccounts",
            token => Task.FromResult(answer(token)),
            page => Page.Of(page.Items, page.Next),
            TestContext.Current.CancellationToken);
}

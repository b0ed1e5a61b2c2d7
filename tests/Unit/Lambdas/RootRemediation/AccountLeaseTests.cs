using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;
using Guardrails.Lambda.RootRemediation;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

/// <summary>Runs of the function side by side, and accounts side by side in one run.</summary>
public sealed class AccountLeaseTests : IAsyncLifetime
{
    private const string Attach = "organizations:AttachPolicy";

    private static readonly AccountId Payments = AccountId.Parse("444444444444");

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<HttpResponseMessage?> _block =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RemediationSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RemediationSite.StartAsync();

    public ValueTask DisposeAsync()
    {
        _block.TrySetResult(null);
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task Account_that_one_run_has_is_left_alone_by_the_next_one_which_says_so_and_does_not_fail()
    {
        var id = await _site.StartAsync();
        Block(Attach);
        var first = _site.InvokeAsync();
        await _reached.Task;

        (await _site.InvokeAsync(_site.NewFunction())).ShouldBeNull();

        var line = _site.Lines.ShouldHaveSingleItem();
        line["account"]!.GetValue<string>().ShouldBe(RemediationSite.Account.Value);
        line["outcome"]!.GetValue<string>().ShouldBe("busy");
        _block.SetResult(null);
        (await first).ShouldBeNull();
        (await _site.CaseAsync(id)).Stage.ShouldBeOfType<Stage.Observing>();
        _site.Calls.Actions.Count(action => action == Attach).ShouldBe(1);
        _site.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lease_that_was_given_back_is_over_by_every_clock()
    {
        await _site.StartAsync();

        (await _site.InvokeAsync()).ShouldBeNull();

        (await LeaseAsync()).Until.ShouldBe(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task Lease_of_a_run_that_was_stopped_without_a_word_ends_by_itself()
    {
        var id = await _site.StartAsync();
        await StopAsync();

        await _site.InvokeAsync(_site.NewFunction());
        Outcomes.Last().ShouldBe("busy");
        _site.Wait(AccountLease.Lasts);

        await _site.RunAsync<Stage.Observing>(id);
    }

    [Fact]
    public async Task Run_whose_lease_another_one_took_meanwhile_does_not_end_that()
    {
        await _site.StartAsync();
        Block(Attach);
        var first = _site.InvokeAsync();
        await _reached.Task;
        AccountLease theirs = new(RemediationSite.Account, "another run", _site.Now.AddMinutes(10));
        await _site.Table.DeleteAsync(RemediationKeys.OfLease(RemediationSite.Account), default);
        await _site.Table.AddAsync(theirs.ToRow(), default);

        _block.SetResult(null);
        (await first).ShouldBeNull();

        (await LeaseAsync()).ShouldBe(theirs);
    }

    [Fact]
    public async Task Account_that_cannot_be_given_back_is_advanced_and_the_line_says_when_the_next_run_has_it()
    {
        var id = await _site.StartAsync();
        var puts = 0;
        _site.Calls.Instead = call => Task.FromResult(
            call.Action == "dynamodb:PutItem" && call.Body.Contains("\"lease\"") && ++puts == 2
                ? call.Error(400, "ThrottlingException")
                : null);

        await _site.RunAsync<Stage.Observing>(id);

        Outcomes.ShouldBe(["advanced", "kept"]);
        _site.Lines[^1]["findings"]!.ToJsonString().ShouldContain("The next run has it after 15 minutes.");
    }

    [Fact]
    public async Task Account_whose_lease_cannot_be_taken_fails_and_nothing_is_done_in_it()
    {
        await _site.StartAsync();
        _site.Calls.Instead = call => Task.FromResult(
            call.Action == "dynamodb:PutItem" ? call.Error(400, "ThrottlingException") : null);

        (await _site.InvokeAsync()).ShouldNotBeNull().Message.ShouldContain("Account 777777777777: dynamodb:PutItem");

        _site.Calls.Actions.ShouldNotContain("sts:AssumeRoot");
        Outcomes.ShouldBe(["failed"]);
    }

    [Fact]
    public async Task Account_that_takes_long_holds_up_no_other_one()
    {
        var other = await _site.StartAsync(Payments);
        await _site.StartAsync();
        Block("sts:AssumeRoot", RemediationSite.Account.Value);

        var run = _site.InvokeAsync();
        await _reached.Task;
        while (await _site.Ledger.CaseAsync(Payments, other, default) is not { Stage: Stage.AwaitingJudgement })
            await Task.Delay(20);

        _block.SetResult(null);
        (await run).ShouldBeNull();
    }

    [Fact]
    public async Task Step_that_runs_out_of_its_time_is_a_failure_that_is_written_down()
    {
        var id = await _site.StartAsync();
        Block("cloudtrail:LookupEvents");

        (await _site.InvokeAsync(run: new(
            sweep: TimeSpan.Zero, begins: TimeSpan.FromMinutes(1), step: TimeSpan.FromMilliseconds(500))))
            .ShouldBeNull();

        (await _site.CaseAsync(id)).Stage.ShouldBeOfType<Stage.Proving>().Failures.ShouldBe(1);
        (await _site.LastTroubleAsync(id)).Cause.ShouldContain("there was no answer before the deadline");
    }

    [Fact]
    public async Task Run_whose_time_is_up_leaves_the_rest_to_the_next_one()
    {
        var id = await _site.StartAsync();
        (await _site.InvokeAsync(run: new(
            sweep: TimeSpan.Zero, begins: TimeSpan.Zero, step: TimeSpan.FromMinutes(1)))).ShouldBeNull();
        Outcomes.ShouldBe(["later"]);

        await _site.RunAsync<Stage.Observing>(id);
    }

    [Fact]
    public async Task Whoever_waits_longest_is_first()
    {
        await _site.StartAsync(Payments);
        await _site.RunAsync<Stage.AwaitingJudgement>((await DueAsync()).ShouldHaveSingleItem().Remediations[0]);
        var first = await _site.StartAsync();
        _site.Wait(TimeSpan.FromMinutes(1));
        var second = await _site.StartAsync(Payments);

        var due = await DueAsync();

        due.Select(one => one.Remediations.ShouldHaveSingleItem()).ShouldBe([first, second]);
        due[0].Since.ShouldBe(due[1].Since.AddMinutes(-1));
    }

    private IEnumerable<string> Outcomes => _site.Lines.Select(line => line["outcome"]!.GetValue<string>());

    private async Task<IReadOnlyList<DueAccount>> DueAsync() =>
        (await new DueAccounts(_site.Ledger, _site.Time).ListAsync(asked: null, default)).Accounts;

    private async Task<AccountLease> LeaseAsync() => AccountLease.Read(
        RemediationSite.Account,
        (await _site.Table.GetAsync(RemediationKeys.OfLease(RemediationSite.Account), default)).ShouldNotBeNull());

    /// <summary>The first call of an action waits, until the test lets it go on.</summary>
    private void Block(string action, string body = "")
    {
        var met = 0;
        _site.Calls.Instead = call =>
        {
            if (call.Action != action || !call.Body.Contains(body) || Interlocked.Increment(ref met) > 1)
                return Task.FromResult<HttpResponseMessage?>(null);
            _reached.TrySetResult();
            return _block.Task;
        };
    }

    /// <summary>The process ends in the middle of a step: not even the lease is given back.</summary>
    private async Task StopAsync()
    {
        _site.Calls.Instead = call => call.Action == "sts:AssumeRoot" || _reached.Task.IsCompleted
            ? Stopped()
            : Task.FromResult<HttpResponseMessage?>(null);
        await _site.InvokeAsync();
        _site.Calls.Instead = _ => Task.FromResult<HttpResponseMessage?>(null);

        Task<HttpResponseMessage?> Stopped()
        {
            _reached.TrySetResult();
            throw new HttpRequestException("The process was stopped.");
        }
    }
}

using Guardrails.Core.Ids;
using Guardrails.Core.Recheck;

namespace Guardrails.Tests.Unit.Recheck;

public sealed class StartHistoryTests
{
    private static readonly AccountId Account = AccountId.Parse("444444444444");
    private static readonly AccountId Other = AccountId.Parse("555555555555");
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly StartResult All = new StartResult.Started(new(["rule"], []));
    private static readonly StartResult Some = new StartResult.Started(new(["rule"], ["root-mfa"]));
    private static readonly StartResult None = new StartResult.Failed("it failed");

    /// <summary>
    /// Messages of one account, sent at seconds around an attempt for one that was received at its beginning, and
    /// planned at seconds after it.
    /// </summary>
    public static TheoryData<StartResult, int, string, string, string, string> Cases() => new()
    {
        { All, 5, "-60 -1 0", "0 1", "2", "" },
        { All, 5, "-60 1", "0", "1", "" },
        { All, 71, "-60 1", "0", "", "1" },
        { All, 71, "?", "", "", "0" },
        { Some, 5, "-60", "", "0", "" },
        { Some, 71, "-60", "", "", "0" },
        { None, 0, "-60 0", "", "0 1", "" },
        { None, 69, "-60 60", "", "0 1", "" },
        { None, 70, "-60 60", "", "", "0 1" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void A_message_is_done_with_comes_too_soon_or_is_due(
        StartResult last, int after, string sent, string covered, string tooSoon, string due)
    {
        var history = Received(0).With(Account, Nine, last);

        var (start, settled) = history.Plan(Start(Account, sent), Nine.AddSeconds(after));

        Ids(settled, RecheckOutcome.Covered).ShouldBe(covered);
        Ids(settled, RecheckOutcome.Waiting).ShouldBe(tooSoon);
        string.Join(' ', (start?.Requests ?? []).Select(request => request.Message.Id)).ShouldBe(due);
        settled.SelectMany(one => one.Returned).Select(message => message.Id)
            .ShouldBe(tooSoon.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        settled.ShouldAllBe(one => one.Account == Account && one.Finding != null && one.PutAside.Count == 0);
    }

    [Fact]
    public void Another_account_is_not_concerned()
    {
        var history = Received(0).With(Account, Nine, None);

        var (start, settled) = history.Plan(Start(Other, "-60"), Nine);

        start.ShouldNotBeNull().Requests.Count.ShouldBe(1);
        settled.ShouldBeEmpty();
    }

    /// <summary>Waiting for rules that an account does not have yet must not keep a change from being judged.</summary>
    [Fact]
    public void An_attempt_that_waited_for_rules_holds_no_change_back_and_still_holds_back_who_waits()
    {
        var history = Received(0).With(
            Account, Nine, new StartResult.NotReady(new(["rule"], ["root-mfa"])));

        history.Plan(Start(Account, "5"), Nine.AddSeconds(20)).Due.ShouldNotBeNull();
        history.Plan(Joined(Account, "5"), Nine.AddSeconds(20)).Due.ShouldBeNull();
        history.With(Account, Nine.AddSeconds(20), None).Plan(Start(Account, "25"), Nine.AddSeconds(30)).Due
            .ShouldBeNull("a start that was tried keeps the pace");
    }

    [Fact]
    public void An_attempt_that_fails_does_not_undo_an_earlier_start()
    {
        var history = Received(0).With(Account, Nine, All).With(Account, Nine.AddMinutes(2), None);

        var (due, settled) = history.Plan(Start(Account, "-10 50"), Nine.AddMinutes(2));

        due.ShouldBeNull();
        Ids(settled, RecheckOutcome.Covered).ShouldBe("0");
        Ids(settled, RecheckOutcome.Waiting).ShouldBe("1");
    }

    [Fact]
    public void A_start_covers_what_was_sent_before_anything_was_received_older_messages_and_other_accounts_included()
    {
        var history = Received(0).With([Message(received: -20)]).With(Account, Nine, All);

        Ids(history.Plan(Start(Account, "-10"), Nine).Settled, RecheckOutcome.Covered).ShouldBe("0");
    }

    [Fact]
    public void A_start_covers_nothing_that_came_after_it()
    {
        var history = Received(0).With(Account, Nine, All).With([Message(received: 60)]);

        Ids(history.Plan(Start(Account, "30"), Nine).Settled, RecheckOutcome.Waiting).ShouldBe("0");
    }

    private static StartHistory Received(int seconds) => StartHistory.Empty.With([Message(seconds)]);

    private static RecheckMessage Message(int received) => new("m", "", Nine, Nine.AddSeconds(received));

    private static string Ids(IReadOnlyList<RecheckConclusion> settled, RecheckOutcome outcome) => string.Join(
        ' ', settled.Where(one => one.Outcome == outcome).SelectMany(one => one.Messages).Select(one => one.Id));

    private static RecheckStart Joined(AccountId account, string sent) =>
        Start(account, sent, RecheckReason.AccountJoined);

    private static RecheckStart Start(
        AccountId account, string sent, RecheckReason reason = RecheckReason.RootCredentialsChanged) => new(account,
    [
        .. sent.Split(' ').Select((seconds, index) => new RecheckRequest(
            new(
                $"{index}",
                "",
                int.TryParse(seconds, out var number) ? Nine.AddSeconds(number) : null),
            new(account, reason, "iam:CreateAccessKey"))),
    ]);
}

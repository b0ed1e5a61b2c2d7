using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Tests.Unit.Lambdas.IncidentAlerts;

/// <summary>The sweep of every five minutes, which finds what nothing else brought to its end.</summary>
public sealed class SweepTests
{
    private const string RootTask = "arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials";

    private static readonly AccountId One = AlertsSite.AccountOf(1);
    private static readonly AccountId Two = AlertsSite.AccountOf(2);
    private static readonly IncidentSubject Session = new(SubjectKind.Session, "ASIAROOT");

    private readonly AlertsSite _site = new(News.Noon);

    [Theory]
    [InlineData(0)]
    [InlineData(59)]
    [InlineData(120)]
    public async Task Observations_that_the_stream_lost_are_found(int minutesAgo)
    {
        await _site.HearAsync(News.Key(One, News.Noon));
        _site.Time.Advance(TimeSpan.FromMinutes(minutesAgo));

        var answer = await _site.DoAsync("sweep");

        answer["accounts"]!.GetValue<int>().ShouldBe(1);
        _site.Subjects.ShouldHaveSingleItem().ShouldContain("root access key made");
    }

    [Fact]
    public async Task Observations_of_yesterday_are_left_to_the_daily_look()
    {
        await _site.HearAsync(News.Key(One, News.Noon));
        _site.Time.Advance(TimeSpan.FromDays(1));

        (await _site.DoAsync("sweep"))["accounts"]!.GetValue<int>().ShouldBe(0);

        _site.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Alerts_that_were_claimed_and_not_sent_are_sent()
    {
        _site.Topics.Before = _ => false;
        await _site.HearAndDeliverAsync(News.Key(One, News.Noon));
        _site.Mend();
        _site.Time.Advance(TimeSpan.FromDays(1));

        await _site.DoAsync("sweep");

        _site.Mails.ShouldHaveSingleItem();
        await _site.SweepForAsync(TimeSpan.FromHours(1));
        _site.Mails.ShouldHaveSingleItem();
    }

    /// <summary>Whoever took an alert may still be about to send it.</summary>
    [Fact]
    public async Task An_alert_that_somebody_took_is_sent_a_quarter_of_an_hour_later()
    {
        _site.Topics.Before = _ => false;
        await _site.HearAndDeliverAsync(News.Key(One, News.Noon));
        _site.Mend();

        await _site.SweepForAsync(TimeSpan.FromMinutes(15));
        _site.Mails.ShouldBeEmpty();

        await _site.SweepForAsync(TimeSpan.FromMinutes(5));
        _site.Mails.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task News_that_is_not_critical_waits_ten_minutes_and_is_told_alone()
    {
        await _site.HearAndDeliverAsync(News.Unknown(One, News.Noon), News.Unknown(Two, News.Noon));

        await _site.SweepForAsync(TimeSpan.FromMinutes(5));
        _site.Mails.ShouldBeEmpty();

        await _site.SweepForAsync(TimeSpan.FromMinutes(5));
        _site.Subjects.ShouldBe(
            [
                "HIGH 000000000001 payments-prod: account cannot be judged",
                "HIGH 000000000002 payments-prod: account cannot be judged",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_message_that_went_out_by_mail_and_not_to_the_chat_goes_to_the_chat_alone()
    {
        var site = new AlertsSite(News.Noon, chat: true);
        site.Topics.Before = message => message.TopicArn != AlertsSite.Chat;
        await site.HearAndDeliverAsync(News.Key(One, News.Noon));
        site.Mails.ShouldHaveSingleItem();
        site.RowsOf("alert/").ShouldHaveSingleItem().ShouldNotContainKey("sent");

        site.Mend();
        await site.SweepForAsync(TimeSpan.FromHours(1));

        site.Mails.ShouldHaveSingleItem();
        site.Topics.To(AlertsSite.Chat).ShouldHaveSingleItem().Message.ShouldContain("root access key made");
        site.RowsOf("alert/").ShouldHaveSingleItem().ShouldContainKey("sent");
    }

    [Fact]
    public async Task A_digest_that_went_out_by_mail_and_not_to_the_chat_goes_to_the_chat_alone()
    {
        var site = new AlertsSite(News.Noon, chat: true);
        site.Topics.Before = message => message.TopicArn != AlertsSite.Chat;
        await site.HearAndDeliverAsync(
            Enumerable.Range(1, 20).Select(number => News.Unknown(AlertsSite.AccountOf(number), News.Noon)));
        await Should.ThrowAsync<AggregateException>(() => site.SweepForAsync(TimeSpan.FromMinutes(10)));
        site.Subjects.ShouldBe(["HIGH: 20 incidents, account cannot be judged"]);

        site.Mend();
        await site.SweepForAsync(TimeSpan.FromHours(1));

        site.Mails.ShouldHaveSingleItem();
        site.Topics.To(AlertsSite.Chat).ShouldHaveSingleItem().Message.ShouldContain("20 incidents");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_task_call_that_nobody_explains_is_told_when_it_waited_long_enough(bool delivered)
    {
        await _site.HearAsync(Call(News.Noon));
        if (delivered)
            await _site.DeliverAsync();

        await _site.SweepForAsync(TimeSpan.FromMinutes(20));
        _site.Mails.ShouldBeEmpty();

        await _site.SweepForAsync(TimeSpan.FromMinutes(10));
        _site.Subjects.ShouldHaveSingleItem().ShouldEndWith("call in a root session that nobody explained");
        await _site.SweepForAsync(TimeSpan.FromHours(2));
        _site.Mails.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(19)]
    public async Task A_task_call_that_is_explained_is_silent(int minutes)
    {
        await _site.HearAndDeliverAsync(Call(News.Noon));
        _site.Time.Advance(TimeSpan.FromMinutes(Math.Max(0, minutes)));
        await _site.HearAndDeliverAsync(Explanation(minutes));

        await _site.SweepForAsync(TimeSpan.FromHours(2));

        _site.Mails.ShouldBeEmpty();
        _site.RowsOf("alert/").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_task_call_that_is_explained_after_it_was_claimed_is_dropped()
    {
        await _site.HearAndDeliverAsync(Call(News.Noon));
        await _site.SweepForAsync(TimeSpan.FromMinutes(25));
        _site.RowsOf("alert/").ShouldHaveSingleItem();
        await _site.HearAndDeliverAsync(Explanation(25));

        await _site.SweepForAsync(TimeSpan.FromHours(2));

        _site.Mails.ShouldBeEmpty();
        var row = _site.RowsOf("alert/").ShouldHaveSingleItem();
        row.ShouldContainKey("dropped");
        row.ShouldNotContainKey("list");
        row.ShouldNotContainKey("told", "what comes back counts as told to nobody");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_waits_its_ten_minutes_is_not_told_after_a_more_urgent_message_that_tells_it(bool chatFails)
    {
        var site = new AlertsSite(News.Noon, chat: true);
        site.Topics.Before = message => !chatFails || message.TopicArn != AlertsSite.Chat;
        await site.HearAndDeliverAsync(
            News.Of<RootKeyExists>(One, News.Noon, "exists", "AKIAROOT"),
            News.Of<RootMfaMissing>(One, News.Noon, "mfa"));
        site.Time.Advance(TimeSpan.FromMinutes(1));
        await site.HearAndDeliverAsync(News.Key(One, site.Time.GetUtcNow()));
        site.Mend();

        await site.SweepForAsync(TimeSpan.FromHours(1));

        site.Subjects.ShouldBe(
        [
            $"CRITICAL {One} payments-prod: root access key made", $"HIGH {One} payments-prod: root user without MFA",
        ]);
        site.Topics.To(AlertsSite.Chat).Count().ShouldBe(2);
        site.RowsOf("alert/").ShouldAllBe(row => row.ContainsKey("sent") && !row.ContainsKey("list"));
        site.RowsOf("alert/").Count(row => row.ContainsKey("along")).ShouldBe(1);
    }

    [Fact]
    public async Task What_waits_is_held_back_while_a_more_urgent_alert_may_have_been_sent()
    {
        await _site.HearAndDeliverAsync(News.Of<RootKeyExists>(One, News.Noon, "exists", "AKIAROOT"));
        // The message goes out, and the function ends before it can mark anything.
        _site.Table.Before = call => call is not Amazon.DynamoDBv2.Model.UpdateItemRequest update
            || update.ExpressionAttributeNames.ContainsValue("taken");
        await _site.HearAndDeliverAsync(News.Key(One, News.Noon));
        _site.Mend();

        await _site.SweepForAsync(TimeSpan.FromHours(1));

        _site.Subjects.ShouldAllBe(subject => subject.StartsWith("CRITICAL", StringComparison.Ordinal));
        _site.Mails.Count.ShouldBe(2, "it was not marked, and is told once more");
    }

    [Fact]
    public async Task A_long_alert_of_which_only_the_first_rows_part_was_withdrawn_is_told()
    {
        // Of ids this long, a row holds 122.
        var subject = new IncidentSubject(SubjectKind.AccessKey, "AKIAROOT");
        string[] events = [.. Enumerable.Range(0, 125).Select(number => $"{number:000}{new string('x', 950)}")];
        await _site.HearAsync(events.Select((id, number) =>
            News.Of<RootKeyExists>(One, News.Noon.AddSeconds(number - 200), id, "AKIAROOT")));
        await _site.DoAsync("sweep");
        _site.RowsOf("alert/").Count.ShouldBe(2);
        await _site.HearAsync(events.Take(123).Select((id, number) => Observation.Withdrawal(
            ObservationId.OfEvent($"withdrawn-{number}", subject), One, subject, ObservationId.EventOrigin(id),
            News.Noon, News.Noon, ObservationSource.RootWrites)));

        await _site.SweepForAsync(TimeSpan.FromHours(1));

        _site.Subjects.ShouldHaveSingleItem().ShouldStartWith($"HIGH {One} ");
    }

    [Fact]
    public async Task A_note_of_an_account_that_fails_stays_until_it_does_not()
    {
        await _site.HearAndDeliverAsync(Call(News.Noon));
        _site.RowsOf("look/").Select(row => row["listedAt"].S).First()
            .ShouldBe(RowText.Of(News.Noon.AddMinutes(20)));
        var notes = _site.RowsOf("look/").Count;
        // Long after the hours that a sweep looks back: the note alone brings the account.
        _site.Time.Advance(TimeSpan.FromHours(12));
        _site.Table.Before = call => call is not Amazon.DynamoDBv2.Model.QueryRequest { IndexName: null };

        await Should.ThrowAsync<AggregateException>(() => _site.DoAsync("sweep"));
        _site.RowsOf("look/").Count.ShouldBe(notes);

        _site.Mend();
        await _site.SweepForAsync(TimeSpan.FromMinutes(30));
        _site.RowsOf("look/").Count.ShouldBe(notes - 1);
        _site.Mails.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_account_that_fails_holds_up_no_other_one_and_fails_the_job()
    {
        await _site.HearAsync(News.Key(One, News.Noon), News.Key(Two, News.Noon));
        _site.Break(One);

        var error = await Should.ThrowAsync<AggregateException>(() => _site.DoAsync("sweep"));

        error.Message.ShouldContain("The job sweep is not done");
        _site.Subjects.ShouldHaveSingleItem().ShouldContain(Two.Value);
    }

    /// <summary>Its alert is claimed and pending, and another row of it cannot be read any more.</summary>
    [Theory]
    [InlineData("alert/Password/000000")]
    [InlineData("alert/AccessKey/AKIAROOT/000000")]
    public async Task A_row_that_this_version_cannot_read_holds_up_no_other_account(string sort)
    {
        _site.Topics.Before = _ => false;
        await _site.HearAndDeliverAsync(News.Key(One, News.Noon), News.Key(Two, News.Noon));
        _site.Mend();
        _site.Time.Advance(TimeSpan.FromMinutes(20));
        var key = new LedgerKey($"IncidentAlerts/{One}", sort);
        await _site.Ledger.AddAsync(
            new(key, new Dictionary<string, string> { ["id"] = "?" }, new Dictionary<string, IReadOnlyList<string>>()),
            TestContext.Current.CancellationToken);
        await _site.Ledger.SetAsync(key, "kind", "KindOfTomorrow", TestContext.Current.CancellationToken);

        var error = await Should.ThrowAsync<AggregateException>(() => _site.DoAsync("sweep"));

        error.InnerExceptions.ShouldContain(one => one.Message.Contains(sort));
        _site.Subjects.ShouldContain(subject => subject.Contains(Two.Value));
    }

    [Fact]
    public async Task A_note_that_cannot_be_taken_away_holds_up_no_message()
    {
        await _site.HearAndDeliverAsync(Call(News.Noon));
        _site.Time.Advance(TimeSpan.FromMinutes(20));
        await _site.HearAsync(News.Key(Two, News.Noon));
        _site.Table.Before = call => call is not Amazon.DynamoDBv2.Model.DeleteItemRequest;

        await Should.ThrowAsync<AggregateException>(() => _site.DoAsync("sweep"));

        _site.Subjects.ShouldHaveSingleItem().ShouldContain(Two.Value);
    }

    [Fact]
    public async Task Pages_of_lists_are_read_to_their_end()
    {
        var site = new AlertsSite(News.Noon, pageSize: 2);
        await site.HearAsync(
            Enumerable.Range(1, 9).Select(number => News.Key(AlertsSite.AccountOf(number), News.Noon)));

        (await site.DoAsync("sweep"))["accounts"]!.GetValue<int>().ShouldBe(9);

        site.Mails.Count.ShouldBe(9);
    }

    private static Observation Call(DateTimeOffset at) =>
        News.Of<RootTaskCall>(One, at, "call", Session.Id) with { Tasks = [RootTask] };

    private static Observation Explanation(int minutes)
    {
        var at = News.Noon.AddMinutes(minutes);
        return Observation.Explanation(ObservationId.OfEvent("assumed", Session), One, Session, RootTask, at, at);
    }
}

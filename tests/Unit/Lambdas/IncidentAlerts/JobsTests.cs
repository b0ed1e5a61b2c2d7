using Amazon.SimpleNotificationService.Model;
using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Trails;

namespace Guardrails.Tests.Unit.Lambdas.IncidentAlerts;

/// <summary>The jobs that schedules and people ask for.</summary>
public sealed class JobsTests
{
    private static readonly AccountId One = AlertsSite.AccountOf(1);
    private static readonly AccountId Two = AlertsSite.AccountOf(2);
    private static readonly AccountId Three = AlertsSite.AccountOf(3);

    private readonly AlertsSite _site = new(News.Noon, chat: true);

    public JobsTests()
    {
        _site.Organization.Accounts.AddRange([One.Value, Two.Value, Three.Value]);
        _site.Topics.Recipients[AlertsSite.Mail] = [Confirmed("a@example.com"), Confirmed("b@example.com")];
        _site.Topics.Recipients[AlertsSite.Chat] = [Confirmed("https://global.sns-api.chatbot.amazonaws.com")];
    }

    [Theory]
    [InlineData("")]
    [InlineData("Sweep")]
    [InlineData("monthly")]
    public async Task An_unknown_job_is_refused_with_those_that_there_are(string job)
    {
        var error = await Should.ThrowAsync<FormatException>(() => _site.DoAsync(job));

        error.Message.ShouldBe($"There is no job '{job}': expected sweep, daily, weekly or test.");
        _site.Topics.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sweep_of_an_empty_ledger_does_nothing()
    {
        (await _site.DoAsync("sweep")).ToJsonString().ShouldBe("""{"accounts":0}""");

        _site.Topics.Sent.ShouldBeEmpty();
        _site.Table.Stream.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_day_without_observations_of_any_account_fails_nothing()
    {
        (await _site.DoAsync("daily")).ToJsonString().ShouldBe("""{"accounts":3}""");

        _site.Topics.Sent.ShouldBeEmpty();
        _site.Log.ShouldNotContain("failed");
    }

    [Fact]
    public async Task The_daily_job_finds_what_nothing_else_found()
    {
        await _site.HearAsync(News.Key(Two, News.Noon));
        _site.Time.Advance(TimeSpan.FromDays(3));
        await _site.DoAsync("sweep");
        _site.Topics.Sent.ShouldBeEmpty();

        await _site.DoAsync("daily");

        _site.Subjects.ShouldHaveSingleItem().ShouldStartWith($"CRITICAL {Two} ");
        await _site.DoAsync("daily");
        _site.Subjects.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_day_with_an_account_that_fails_does_the_rest_and_says_so()
    {
        await _site.HearAsync(News.Key(One, News.Noon), News.Key(Three, News.Noon));
        _site.Break(One);
        _site.Topics.Recipients[AlertsSite.Chat] = [];

        var error = await Should.ThrowAsync<AggregateException>(() => _site.DoAsync("daily"));

        error.Message.ShouldContain("The job daily is not done");
        _site.Subjects.Count.ShouldBe(2);
        _site.Subjects[0].ShouldStartWith($"CRITICAL {Three} ");
        _site.Subjects[1].ShouldContain("nobody receives messages by chat");
    }

    [Fact]
    public async Task Recipients_who_did_not_confirm_are_told_to_every_topic_that_reaches_anybody_every_day()
    {
        _site.Topics.Recipients[AlertsSite.Mail] = [Confirmed("a@example.com"), Unconfirmed("b@example.com")];

        await _site.DoAsync("daily");
        _site.Time.Advance(TimeSpan.FromDays(1));
        await _site.DoAsync("daily");

        _site.Subjects.ShouldBe(Enumerable.Repeat("Guardrails: 1 recipient by mail never confirmed", 2));
        var told = _site.Topics.To(AlertsSite.Chat).ToList();
        told.Count.ShouldBe(2);
        told[0].Message.ShouldContain("1 recipient by mail never confirmed");
        told[0].Message.ShouldContain("1 recipient of the topic for mail confirmed, 1 did not.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Deleted")]
    [InlineData("PendingConfirmation")]
    public async Task A_chat_that_reaches_nobody_is_told_by_mail(string? subscription)
    {
        _site.Topics.Recipients[AlertsSite.Chat] = subscription is null
            ? []
            : [new() { Endpoint = "https://example.com", SubscriptionArn = subscription }];

        await _site.DoAsync("daily");

        _site.Subjects.ShouldBe(["Guardrails: nobody receives messages by chat"]);
        _site.Topics.To(AlertsSite.Chat).ShouldBeEmpty();
    }

    [Fact]
    public async Task Recipients_that_cannot_be_listed_fail_the_day_and_the_other_topic_is_counted()
    {
        _site.Topics.Unlisted = AlertsSite.Mail;
        _site.Topics.Recipients[AlertsSite.Chat] = [];

        await Should.ThrowAsync<AggregateException>(() => _site.DoAsync("daily"));

        _site.Subjects.ShouldBe(["Guardrails: nobody receives messages by chat"]);
    }

    [Theory]
    [InlineData(false, "no recipient by mail has confirmed")]
    [InlineData(true, "no recipient by mail or chat has confirmed")]
    public async Task A_day_on_which_nobody_can_be_told_anything_fails(bool chat, string why)
    {
        var site = new AlertsSite(News.Noon, chat);
        site.Topics.Recipients[AlertsSite.Mail] = [Unconfirmed("a@example.com")];

        var error = await Should.ThrowAsync<AggregateException>(() => site.DoAsync("daily"));

        error.Message.ShouldContain(why);
        error.Message.ShouldContain("Remedy:");
    }

    [Fact]
    public async Task Accounts_that_cannot_be_listed_fail_the_day()
    {
        _site.Organization.IsDenied = true;

        var error = await Should.ThrowAsync<Exception>(() => _site.DoAsync("daily"));

        error.Message.ShouldContain("organizations:ListAccounts");
    }

    [Fact]
    public async Task The_test_goes_to_every_topic_and_says_whom_it_does_not_reach()
    {
        _site.Topics.Recipients[AlertsSite.Mail] = [Confirmed("a@example.com"), Unconfirmed("b@example.com")];

        var answer = await _site.DoAsync("test");

        answer.ToJsonString().ShouldBe(
            """{"topics":[{"topic":"mail","message":"m1","confirmed":1,"unconfirmed":["b@example.com"]},"""
            + """{"topic":"chat","message":"m2","confirmed":1,"unconfirmed":[]}]}""");
        _site.Subjects.ShouldBe(["Guardrails: test message, nothing happened"]);
        _site.Topics.To(AlertsSite.Chat).ShouldHaveSingleItem().Subject.ShouldBeNull();
    }

    [Fact]
    public async Task The_test_says_which_topic_failed_and_goes_to_the_other_one()
    {
        _site.Topics.Before = message => message.TopicArn != AlertsSite.Mail;

        var topics = (await _site.DoAsync("test"))["topics"]!.AsArray();

        topics[0]!["failed"]!.GetValue<string>().ShouldContain("sns:Publish");
        topics[1]!["message"]!.GetValue<string>().ShouldBe("m1");
    }

    [Fact]
    public async Task A_test_that_went_out_is_not_said_to_have_failed_where_its_recipients_cannot_be_read()
    {
        _site.Topics.Unlisted = AlertsSite.Mail;

        var topics = (await _site.DoAsync("test"))["topics"]!.AsArray();

        topics[0]!["message"]!.GetValue<string>().ShouldBe("m1");
        topics[0]!["failed"].ShouldBeNull();
        topics[0]!["uncounted"]!.GetValue<string>().ShouldContain("sns:ListSubscriptionsByTopic");
        topics[1]!["confirmed"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task The_week_of_an_organization_without_evidence_says_so()
    {
        (await _site.DoAsync("weekly")).ToJsonString().ShouldBe("""{"accounts":3,"watched":0,"open":0}""");

        var mail = _site.Mails.ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Guardrails: 0 accounts watched, no evidence at all, 0 incidents open");
        mail.Message.ShouldContain("The ledger has no evidence of 3 accounts.");
        _site.Topics.To(AlertsSite.Chat).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_week_says_what_the_newest_reading_of_trails_says()
    {
        await _site.Ledger.AddAsync(TrailCoverageRow.Of(
            One, new(Coverage.All, ["arn:aws:cloudtrail:old"], [], []), News.Noon.AddHours(-26)), default);
        await _site.Ledger.AddAsync(TrailCoverageRow.Of(
            One, TrailCoverage.CannotTell("cloudtrail:DescribeTrails failed."), News.Noon.AddHours(-2)), default);

        await _site.DoAsync("weekly");

        var mail = _site.Mails.ShouldHaveSingleItem().Message;
        mail.ShouldContain("\nIt is not known whether a trail of the organization logs what happens in every account.\n"
            + "cloudtrail:DescribeTrails failed.\n");
        mail.ShouldNotContain("cloudtrail:old");
    }

    [Fact]
    public async Task A_reading_of_trails_that_cannot_be_read_costs_no_sign_of_life_and_fails_the_job()
    {
        var row = TrailCoverageRow.Of(One, TrailCoverage.CannotTell("No."), News.Noon);
        await _site.Ledger.AddAsync(
            row with { Texts = new Dictionary<string, string>(row.Texts) { ["coverage"] = "Partly" } }, default);

        var failure = await Should.ThrowAsync<AggregateException>(() => _site.DoAsync("weekly"));

        failure.Message.ShouldContain("coverage is 'Partly'");
        _site.Mails.ShouldHaveSingleItem().Message.ShouldContain("the daily comparison has not read the trails.");
    }

    [Fact]
    public async Task The_week_gives_a_sign_of_life_and_one_reminder_of_everything_open()
    {
        await JudgeAsync(One, News.Noon.AddHours(-30));
        await JudgeAsync(Two, News.Noon.AddHours(-2));
        await _site.HearAndDeliverAsync(
            News.Key(One, News.Noon), News.Unknown(Two, News.Noon), Failed(Three), Old(Three));
        _site.Topics.Sent.Clear();
        _site.Time.Advance(TimeSpan.FromHours(1));

        var answer = await _site.DoAsync("weekly");

        answer.ToJsonString().ShouldBe("""{"accounts":3,"watched":2,"open":2}""");
        var (life, reminder) = (_site.Mails[0], _site.Mails[1]);
        _site.Topics.Sent.Count.ShouldBe(4);
        life.Subject.ShouldBe("Guardrails: 2 accounts watched, last evidence 2026-11-23 10:00 UTC, 2 incidents open");
        life.Message.ShouldContain("The ledger has no evidence of 1 account.");
        life.Message.ShouldContain("The oldest is that of account 000000000001: 2026-11-22 06:00 UTC.");
        reminder.Subject.ShouldBe("Guardrails: 2 incidents still open");
        var lines = reminder.Message.Split('\n')
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(2);
        lines[0].ShouldStartWith("- CRITICAL 000000000001 payments-prod: root access key made");
        lines[1].ShouldStartWith("- HIGH 000000000002 payments-prod: account cannot be judged");
    }

    [Fact]
    public async Task A_week_repeats_what_is_open_again()
    {
        await _site.HearAndDeliverAsync(News.Key(One, News.Noon));
        await _site.DoAsync("weekly");
        _site.Time.Advance(TimeSpan.FromDays(7));
        await _site.DoAsync("weekly");

        _site.Subjects.Count(subject => subject == "Guardrails: 1 incident still open").ShouldBe(2);
    }

    [Fact]
    public async Task An_account_whose_control_stopped_to_decide_is_watched_no_longer_than_it_did()
    {
        await JudgeAsync(One, News.Noon, unknownSince: News.Noon.AddDays(-3));

        await _site.DoAsync("weekly");

        _site.Subjects[0].ShouldContain("last evidence 2026-11-20 12:00 UTC");
    }

    [Fact]
    public async Task A_week_with_an_account_that_cannot_be_read_says_so_and_counts_the_others()
    {
        await JudgeAsync(One, News.Noon);
        await JudgeAsync(Two, News.Noon);
        _site.Break(Two);

        await Should.ThrowAsync<AggregateException>(() => _site.DoAsync("weekly"));

        _site.Subjects.ShouldHaveSingleItem().ShouldStartWith("Guardrails: 1 account watched");
    }

    [Fact]
    public async Task A_week_whose_mail_fails_goes_to_the_chat_and_fails_the_job()
    {
        _site.Topics.Before = message => message.TopicArn != AlertsSite.Mail;

        await Should.ThrowAsync<AggregateException>(() => _site.DoAsync("weekly"));

        _site.Topics.To(AlertsSite.Chat).ShouldHaveSingleItem();
    }

    private static Subscription Confirmed(string endpoint) => new()
    {
        Endpoint = endpoint,
        SubscriptionArn = $"arn:aws:sns:us-east-1:222222222222:GuardrailsAlerts:{endpoint.Length}",
    };

    private static Subscription Unconfirmed(string endpoint) =>
        new() { Endpoint = endpoint, SubscriptionArn = "PendingConfirmation" };

    /// <summary>Low: recorded, and worth no message.</summary>
    private static Observation Failed(AccountId account) => News.Of<RootSignInFailed>(account, News.Noon, "failed");

    /// <summary>An act that nobody looked at in its time.</summary>
    private static Observation Old(AccountId account) =>
        News.Of<RootPasswordMade>(account, News.Noon.AddDays(-20), "password");

    private Task<bool> JudgeAsync(AccountId account, DateTimeOffset asked, DateTimeOffset? unknownSince = null) =>
        _site.Ledger.AddAsync(
            LatestRow.Of(new()
            {
                Account = account,
                Control = "NoRootAccessKeys",
                Region = "us-east-1",
                Compliance = unknownSince is null ? Compliance.Compliant : Compliance.Unknown,
                Since = asked,
                Asked = asked,
                Heard = asked,
                Findings = [],
                UnknownSince = unknownSince,
            }),
            TestContext.Current.CancellationToken);
}

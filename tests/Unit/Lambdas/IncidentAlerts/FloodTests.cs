using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Json;

namespace Guardrails.Tests.Unit.Lambdas.IncidentAlerts;

/// <summary>Much at a time: few messages, and the urgent ones first.</summary>
public sealed class FloodTests
{
    private const string Unjudged = "account cannot be judged";
    private const string KeyMade = "root access key made";

    private static readonly AccountId One = AlertsSite.AccountOf(1);
    private static readonly AccountId Two = AlertsSite.AccountOf(2);

    private readonly AlertsSite _site = new(News.Noon);

    /// <summary>10,000 accounts; a part of them by default.</summary>
    [Fact]
    public async Task A_key_amid_an_organization_that_cannot_be_judged_is_the_first_of_two_messages()
    {
        var count = Thoroughness.Of(10_000);
        for (var minute = 0; minute < 60; minute += 5)
        {
            await _site.HearAndDeliverAsync(
                Enumerable.Range(count * minute / 60, count * (minute + 5) / 60 - count * minute / 60)
                    .Select(number => News.Unknown(AlertsSite.AccountOf(number), _site.Time.GetUtcNow())));
            if (minute == 30)
                await _site.HearAndDeliverAsync(News.Key(AlertsSite.AccountOf(count / 2), _site.Time.GetUtcNow()));
            await _site.SweepForAsync(TimeSpan.FromMinutes(5));
        }

        await _site.SweepForAsync(TimeSpan.FromHours(2));

        _site.Subjects.Count.ShouldBe(2);
        _site.Subjects[0].ShouldStartWith("CRITICAL");
        _site.Subjects[0].ShouldEndWith(KeyMade);
        _site.Subjects[1].ShouldBe($"HIGH: {Counted.Of(count, "incident")}, {Unjudged}");
        _site.RowsOf("alert/").ShouldAllBe(row => row.ContainsKey("sent"));
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(11, 1)]
    public async Task More_than_ten_of_a_kind_in_ten_minutes_are_one_digest(int incidents, int messages)
    {
        for (var number = 1; number <= incidents; number++)
        {
            await _site.HearAndDeliverAsync(News.Unknown(AlertsSite.AccountOf(number), _site.Time.GetUtcNow()));
            _site.Time.Advance(TimeSpan.FromSeconds(30));
        }

        await _site.SweepForAsync(TimeSpan.FromHours(1));

        _site.Mails.Count.ShouldBe(messages);
        for (var number = 1; number <= incidents; number++)
            _site.Mails.Count(mail => mail.Message.Contains(AlertsSite.AccountOf(number).Value)).ShouldBe(1);
    }

    [Fact]
    public async Task An_account_that_floods_a_kind_neither_delays_nor_crowds_out_another_ones_incident_of_it()
    {
        await _site.HearAndDeliverAsync(
            Enumerable.Range(0, 40).Select(number => News.Of<RootCall>(One, News.Noon, $"a{number}", $"ASIA{number}")));
        await _site.HearAndDeliverAsync(News.Of<RootCall>(Two, News.Noon, "b", "ASIAOTHER"));
        for (var number = 0; number < 3; number++)
        {
            await _site.SweepForAsync(TimeSpan.FromMinutes(5));
            await _site.HearAndDeliverAsync(
                News.Of<RootCall>(One, _site.Time.GetUtcNow(), $"c{number}", $"ASIAMORE{number}"));
        }

        _site.Mails.ShouldHaveSingleItem().Subject.ShouldContain(Two.Value);
        await _site.SweepForAsync(TimeSpan.FromHours(1));
        _site.Mails.Count.ShouldBe(2);
        _site.Subjects[1].ShouldContain("43 incidents");
    }

    [Fact]
    public async Task Kinds_have_a_digest_each()
    {
        await _site.HearAndDeliverAsync(
            Enumerable.Range(1, 20).SelectMany(number => new[]
            {
                News.Unknown(AlertsSite.AccountOf(number), News.Noon),
                News.Of<RootMfaMissing>(AlertsSite.AccountOf(number), News.Noon, "mfa"),
            }));

        await _site.SweepForAsync(TimeSpan.FromHours(1));

        _site.Mails.Count.ShouldBe(2);
        _site.Mails.Select(mail => TopicsDouble.KindsOf(mail).Single())
            .ShouldBe([nameof(EvidenceMissing), nameof(RootMfaMissing)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_flood_that_does_not_end_is_told_after_two_hours()
    {
        for (var number = 0; number < 1_000 && _site.Mails.Count == 0; number += 8)
        {
            await _site.HearAndDeliverAsync(Enumerable.Range(number, 8).Select(at =>
                News.Unknown(AlertsSite.AccountOf(at), _site.Time.GetUtcNow())));
            await _site.SweepForAsync(TimeSpan.FromMinutes(5));
        }

        _site.Time.GetUtcNow().ShouldBe(News.Noon + Dispatcher.Longest, TimeSpan.FromMinutes(5));
        _site.Subjects.ShouldHaveSingleItem().ShouldContain(" incidents, ");
    }

    [Theory]
    [InlineData(21)]
    [InlineData(30)]
    [InlineData(60)]
    public async Task Critical_acts_of_an_account_beyond_twenty_an_hour_are_a_digest(int acts)
    {
        await _site.HearAndDeliverAsync(
            Enumerable.Range(0, acts).Select(number => News.Key(One, News.Noon, $"AKIA{number:000}")));
        _site.Subjects.Count.ShouldBe(20);
        _site.Subjects.ShouldAllBe(subject => subject.StartsWith($"CRITICAL {One} "));

        await _site.SweepForAsync(TimeSpan.FromMinutes(55));

        _site.Subjects.Count.ShouldBe(21);
        _site.Subjects[20].ShouldBe($"CRITICAL: {(acts == 21 ? "1 incident" : $"{acts - 20} incidents")}, {KeyMade}");
    }

    [Fact]
    public async Task Critical_acts_of_the_next_hour_go_alone_again_with_those_that_still_waited()
    {
        await _site.HearAndDeliverAsync(Keys(One, 20));
        _site.Time.Advance(TimeSpan.FromMinutes(59));
        await _site.HearAndDeliverAsync(News.Key(One, _site.Time.GetUtcNow(), "AKIALATE1"));
        _site.Mails.Count.ShouldBe(20);

        _site.Time.Advance(TimeSpan.FromMinutes(2));
        await _site.HearAndDeliverAsync(News.Key(One, _site.Time.GetUtcNow(), "AKIALATE2"));

        _site.Mails.Count.ShouldBe(22);
        _site.Mails.Skip(20).ShouldContain(mail => mail.Message.Contains("AKIALATE1"));
        _site.Mails.Skip(20).ShouldContain(mail => mail.Message.Contains("AKIALATE2"));
    }

    [Fact]
    public async Task Critical_acts_that_came_in_a_digest_delay_no_new_one()
    {
        await _site.HearAndDeliverAsync(Keys(One, 30));
        await _site.SweepForAsync(TimeSpan.FromMinutes(61));
        _site.Subjects.Count.ShouldBe(21);

        var now = _site.Time.GetUtcNow();
        await _site.HearAndDeliverAsync(
            Enumerable.Range(100, 20).Select(number => News.Key(One, now, $"AKIA{number}")));

        _site.Subjects.Count.ShouldBe(41);
        _site.Subjects.Skip(21).ShouldAllBe(subject => subject.StartsWith($"CRITICAL {One} "));
    }

    [Fact]
    public async Task An_account_that_floods_holds_up_no_other_accounts_critical_alert()
    {
        await _site.HearAndDeliverAsync(
            [.. Keys(One, 60), .. Enumerable.Range(0, 60).Select(Call), News.Key(Two, News.Noon)]);
        _site.Subjects.Count(subject => subject.Contains($" {Two} ")).ShouldBe(1);

        await _site.HearAndDeliverAsync(News.Key(Two, News.Noon, "AKIAMORE"));

        _site.Subjects.Count(subject => subject.Contains($" {Two} ")).ShouldBe(2);
        _site.Mails.Count.ShouldBe(22);
    }

    [Fact]
    public async Task An_account_that_floods_holds_up_no_other_kind()
    {
        await _site.HearAndDeliverAsync([.. Keys(One, 60), .. Enumerable.Range(0, 60).Select(Call)]);
        await _site.HearAndDeliverAsync(News.Unknown(Two, News.Noon));
        for (var more = 0; more < 2; more++)
        {
            await _site.HearAndDeliverAsync(Call(100 + more));
            await _site.SweepForAsync(TimeSpan.FromMinutes(5));
        }

        _site.Subjects.ShouldContain($"HIGH {Two} payments-prod: {Unjudged}");
    }

    [Fact]
    public async Task Critical_news_is_sent_before_everything_else_that_is_due()
    {
        _site.Topics.Before = _ => false;
        await _site.HearAndDeliverAsync(
            [.. Enumerable.Range(3, 20).Select(number => News.Unknown(AlertsSite.AccountOf(number), News.Noon))]);
        await _site.HearAndDeliverAsync(
            [.. Enumerable.Range(3, 5).Select(number => News.Of<RootMfaMissing>(
                AlertsSite.AccountOf(number), News.Noon, "mfa"))]);
        await _site.HearAndDeliverAsync(News.Key(Two, News.Noon));
        _site.Mend();
        _site.Time.Advance(TimeSpan.FromMinutes(20));

        await _site.DoAsync("sweep");

        _site.Subjects.Count.ShouldBe(7);
        _site.Subjects[0].ShouldEndWith(KeyMade);
    }

    [Fact]
    public async Task Things_that_were_there_before_anybody_watched_come_in_a_digest_and_never_alone()
    {
        await _site.HearAndDeliverAsync(Keys(One, 2).Select(one => one with { IsFirstEvidence = true }));
        _site.Mails.ShouldBeEmpty();

        await _site.SweepForAsync(TimeSpan.FromHours(1));

        _site.Subjects.ShouldBe([$"CRITICAL: 2 incidents, {KeyMade}"]);
    }

    private static IEnumerable<Observation> Keys(AccountId account, int count) =>
        Enumerable.Range(0, count).Select(number => News.Key(account, News.Noon, $"AKIA{number:000}"));

    private static Observation Call(int number) =>
        News.Of<RootCall>(One, News.Noon, $"call-{number}", $"ASIA{number:000}");
}

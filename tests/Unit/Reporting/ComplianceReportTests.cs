using Guardrails.Core.Incidents;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Reporting;
using static Guardrails.Tests.Unit.Reporting.Told;

namespace Guardrails.Tests.Unit.Reporting;

public sealed class ComplianceReportTests
{
    private static readonly ReportedAccount Good = new Told("000000000001").Compliant().Reported;

    private static readonly ReportedAccount Bad = new Told("000000000002").Compliant()
        .Bad(NoKeys, new LatestKey("AKIA02", true)).KeySeen("AKIA02", "2026-11-28T09:00").Reported;

    [Fact]
    public void Every_account_has_one_standing_against_each_control()
    {
        var report = SampleReport.Of(400);

        foreach (var counts in report.Controls.Select(one => one.Counts))
        {
            (counts.Compliant + counts.NonCompliant + counts.Unknown + counts.NotApplicable + counts.OutOfReach
                + counts.NotWatched).ShouldBe(400);
        }
    }

    [Fact]
    public void The_numbers_of_units_add_up()
    {
        var report = SampleReport.Of(400);

        report.Units.Sum(unit => unit.Numbers.Accounts).ShouldBe(400);
        report.Units.Sum(unit => unit.Numbers.WithKeys).ShouldBe(report.Numbers.WithKeys);
        report.Units.Sum(unit => unit.Numbers.Unknown).ShouldBe(report.Numbers.Unknown);
    }

    [Fact]
    public void The_order_in_which_accounts_and_days_come_changes_nothing()
    {
        var days = Enumerable.Range(1, 5).Select(Day).ToList();

        var one = Of([Good, Bad], days);
        var other = Of([Bad, Good], [.. days.AsEnumerable().Reverse()]);

        other.Accounts.Select(account => account.Id).ShouldBe(one.Accounts.Select(account => account.Id));
        other.Trend.Select(day => day.Day).ShouldBe(one.Trend.Select(day => day.Day));
        other.Numbers.ShouldBe(one.Numbers);
    }

    [Fact]
    public void The_trend_ends_with_today_and_a_report_of_today_before_it_is_none_of_its_days()
    {
        var report = Of([Good], [Day(0), Day(1), Day(2)]);

        report.Trend.Select(day => day.Day).ShouldBe([new(2026, 11, 27), new(2026, 11, 28), new(2026, 11, 29)]);
        report.Trend[^1].Values["AccountsWithRootKeys"].ShouldBe(0);
    }

    [Fact]
    public void A_trend_shows_a_year_and_a_month() =>
        Of([Good], [.. Enumerable.Range(1, 500).Select(Day)]).Trend.Count.ShouldBe(400);

    [Fact]
    public void What_changed_is_told_since_the_last_report()
    {
        Of([Bad], []).Changes.ShouldBeNull();
        Of([Bad], [Day(1)]).Changes!.Began.Select(one => one.Account).ShouldBe([Bad.Id]);
        Of([Bad], [Day(1) with { At = At("2026-11-28T09:00") }]).Changes!.Began.Count.ShouldBe(1, "heard at 09:01");
        Of([Bad], [Day(1) with { At = At("2026-11-28T09:01") }]).Changes!.Began.ShouldBeEmpty();
        var gone = new Told("000000000003").KeySeen("AKIA03", "2026-11-01T00:00").KeyGone("AKIA03", "2026-11-28T12:00");
        Of([gone.Reported], [Day(1)]).Changes!.Gone.Select(one => one.Key.Key).ShouldBe(["AKIA03"]);
    }

    [Fact]
    public void An_account_that_could_not_be_read_is_a_problem_of_the_report()
    {
        var report = Of([Good with { Unread = "throttled." }], []);

        report.IsComplete.ShouldBeFalse();
        report.Problems.ShouldBe(["The ledger could not be read of account 000000000001: throttled."]);
        report.Trend[^1].Values["ReportProblems"].ShouldBe(1);
        report.ThisDay.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void The_second_opinion_stands_beside_what_the_ledger_knows()
    {
        var results = AggregatedResults.Of(
        [
            (Good.Id, "OrgConfigRule-root-access-keys-a1b2c3d4", "COMPLIANT"),
            (Bad.Id, "OrgConfigRule-root-access-keys-a1b2c3d4", "COMPLIANT"),
            (new Told("000000000003").Account, "OrgConfigRule-root-access-keys-a1b2c3d4", "COMPLIANT"),
            (new Told("000000000003").Account, "OrgConfigRule-root-access-keys-z9y8x7w6", "NON_COMPLIANT"),
        ]);
        var accounts = new[] { "000000000001", "000000000002", "000000000003" }.Select(id => new Told(id).Compliant())
            .Select(one => one.Facts with { Copies = results.OfAccount(one.Account, one.Facts.Latest) })
            .Select(facts => ReportedAccount.Of(facts, Scope, Period)).ToList();

        var report = ComplianceReport.Of(Scope, Period, accounts, [], [], hasCopies: true, []);

        report.Controls[0].SecondOpinion.ShouldBe(new SecondOpinion(2, 0, 1));
        report.Controls[1].SecondOpinion.ShouldBe(new SecondOpinion(0, 0, 0));
        Of(accounts, []).Controls[0].SecondOpinion.ShouldBeNull("nobody could read it");
    }

    [Fact]
    public void A_quarter_is_counted_since_the_ledger_knows_of_it()
    {
        Report(new DateOnly(2026, 9, 1)).ShouldBe((new DateOnly(2026, 10, 1), true));
        Report(new DateOnly(2026, 10, 1)).ShouldBe((new DateOnly(2026, 10, 1), true));
        Report(new DateOnly(2026, 11, 20)).ShouldBe((new DateOnly(2026, 11, 20), false));
        Report(null).ShouldBe((new DateOnly(2026, 11, 29), false));

        static (DateOnly, bool) Report(DateOnly? since)
        {
            var report = ComplianceReport.Of(
                Scope, Period with { CountedSince = since }, [Good], [], [], hasCopies: false, []);
            return (report.CountedSince, report.IsWholeQuarter);
        }
    }

    [Fact]
    public void Every_number_is_defined_once_and_what_has_no_value_is_left_out()
    {
        ReportMetrics.All.Select(one => one.Name).ShouldBeUnique();
        var values = ReportMetrics.Of(Of([Good], []).Numbers, problems: 0);

        values.Keys.ShouldBe(
            ReportMetrics.All.Select(one => one.Name).Except(["MeanTimeToRemediate", "OldestRootKey"]),
            ignoreOrder: true);
    }

    private static DayNumbers Day(int back) => new(
        new DateOnly(2026, 11, 29).AddDays(-back), Now.AddDays(-back).AddHours(-6), true,
        new Dictionary<string, double>());

    private static ComplianceReport Of(IReadOnlyList<ReportedAccount> accounts, IReadOnlyList<DayNumbers> days) =>
        ComplianceReport.Of(Scope, Period, accounts, [], days, hasCopies: false, []);
}

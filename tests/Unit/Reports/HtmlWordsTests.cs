using Guardrails.Core.Reporting;
using Guardrails.Reports;
using Guardrails.Reports.Html;

namespace Guardrails.Tests.Unit.Reports;

public sealed class HtmlWordsTests
{
    [Theory]
    [InlineData(0, "under 1 min")]
    [InlineData(59, "under 1 min")]
    [InlineData(720, "12 min")]
    [InlineData(3_600, "1 h")]
    [InlineData(7_260, "2 h 1 min")]
    [InlineData(86_400, "1 d")]
    [InlineData(273_600, "3 d 4 h")]
    [InlineData(86_400_000, "1,000 d")]
    public void A_duration_is_read_in_days_hours_and_minutes(double seconds, string words) =>
        Words.Duration(seconds).ShouldBe(words);

    [Theory]
    [InlineData(100, "100 %")]
    [InlineData(99.99, "99.9 %")]
    [InlineData(83.3333, "83.3 %")]
    [InlineData(0, "0 %")]
    public void Only_all_of_them_are_100_percent(double value, string words) => Words.Percent(value).ShouldBe(words);

    [Theory]
    [InlineData(0, "0 accounts")]
    [InlineData(1, "1 account")]
    [InlineData(10_000, "10,000 accounts")]
    public void A_count_has_its_thing(int number, string words) => Words.Count(number, "account").ShouldBe(words);

    [Fact]
    public void A_trend_breaks_where_no_report_was_made_and_marks_incomplete_ones()
    {
        var first = new DateOnly(2026, 11, 1);
        var trend = Sparkline.Of(
            ReportMetrics.AccountsWithRootKeys,
            [
                .. new[] { 0, 1, 4, 5, 8 }.Select(day => new TrendDay(
                    first.AddDays(day),
                    day != 4,
                    new Dictionary<string, double> { [ReportMetrics.AccountsWithRootKeys.Name] = day })),
            ]).ShouldHaveSingleItem();

        trend.Lines.Count.ShouldBe(2);
        trend.Dots.Count.ShouldBe(1, "the last day, which stands alone");
        trend.Rings.Count.ShouldBe(1);
        trend.Label.ShouldBe("Trend of Accounts with root keys from 2026-11-01 to 2026-11-09: first 0, last 8, "
            + "lowest 0, highest 8. No value on 4 days. Incomplete on 2026-11-05.");
    }

    [Theory]
    [InlineData("AKIAEXAMPLE", "AKIAEXAMPLE")]
    [InlineData("1", "a key without a known id")]
    [InlineData("", "a key without a known id")]
    public void A_key_without_an_id_has_words(string id, string words)
    {
        var gone = new Core.Reporting.Remediation(id, SampleReport.At.AddHours(-26), SampleReport.At.AddHours(-1))
        {
            Heard = SampleReport.At.AddHours(-1),
        };
        var account = SampleReport.Of(1).Accounts[0];
        var changes = new ReportChanges(SampleReport.At, [], [new(account.Id, account.Name, gone)], []);

        Words.Key(id).ShouldBe(words);
        KeyLine.Of(new(id, true, null, null, null)).Id.ShouldBe(words);
        AccountDetails.PastOf(new AccountHistory { Remediations = [gone] }).ShouldHaveSingleItem()
            .ShouldBe($"Root access key removed by 2026-11-23 05:30 UTC, 1 d 1 h after it became known: {words}.");
        ChangesView.Of(changes).Gone.Open.ShouldHaveSingleItem().Words
            .ShouldBe($"{words}, removed by 2026-11-23 05:30 UTC, 1 d 1 h after it became known");
    }

    [Theory]
    [InlineData(Standing.Compliant, "Compliant", "compliant")]
    [InlineData(Standing.NonCompliant, "Non-compliant", "non-compliant")]
    [InlineData(Standing.Unknown, "UNKNOWN", "UNKNOWN")]
    [InlineData(Standing.NotApplicable, "Not applicable", "not applicable")]
    [InlineData(Standing.OutOfReach, "Out of reach", "out of reach")]
    [InlineData(Standing.NotWatched, "Not watched", "not watched")]
    public void A_standing_has_the_same_words_in_every_form(Standing standing, string alone, string within)
    {
        Words.Of(standing).ShouldBe(alone);
        StandingWords.Of(standing).ShouldBe(within);
        StandingWords.Of(new ControlAnswer("RootMfa", standing, [])).ShouldBe(within);
    }

    [Fact]
    public void A_standing_that_nobody_named_has_no_words() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Words.Of((Standing)99));

    [Fact]
    public void One_value_is_no_trend() =>
        Sparkline.Of(ReportMetrics.AccountsWithRootKeys, SampleReport.Of(1).Trend.TakeLast(1).ToList()).ShouldBeEmpty();
}

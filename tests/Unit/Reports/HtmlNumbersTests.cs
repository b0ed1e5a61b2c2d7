using Guardrails.Core.Reporting;
using Guardrails.Reports;
using Guardrails.Reports.Html;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>The numbers on the page: which, since when, and the accounts behind them.</summary>
public sealed class HtmlNumbersTests
{
    private const string Since = "since 2026-10-14: not yet a whole quarter";

    [Fact]
    public void Each_number_is_on_a_card_or_beside_the_four_once_and_a_new_one_too()
    {
        var page = Page(SampleReport.Of(20));

        page.Cards.SelectMany(card => card.Figures).Concat(page.Beside).Select(figure => figure.Name)
            .Append(ReportMetrics.ReportProblems.Name)
            .ShouldBe(ReportMetrics.All.Select(metric => metric.Name), ignoreOrder: true);
    }

    [Fact]
    public void What_counts_the_quarter_is_marked() =>
        ReportMetrics.All.Where(one => one.IsOfQuarter).ShouldBe(
        [
            ReportMetrics.MeanTimeToRemediate, ReportMetrics.RootSignInsThisQuarter, ReportMetrics.EventsMissed,
            ReportMetrics.UsesNotWatched, ReportMetrics.IncidentsAcknowledged, ReportMetrics.IncidentsNobodyLooked,
        ]);

    [Fact]
    public void Until_the_quarter_is_whole_each_number_of_it_says_since_when()
    {
        var page = Page(SampleReport.Of(20));

        foreach (var figure in page.Cards.SelectMany(card => card.Figures).Concat(page.Beside))
        {
            figure.Detail.EndsWith(Since, StringComparison.Ordinal)
                .ShouldBe(ReportMetrics.All.Single(one => one.Name == figure.Name).IsOfQuarter, figure.Name);
        }
    }

    [Fact]
    public async Task The_page_shows_it_on_cards_and_beside_them()
    {
        var text = System.Text.Encoding.UTF8.GetString(
            await Rendered.BytesAsync(new HtmlReport(), SampleReport.Of(20)));

        text.ShouldContain($"<p class=\"detail\">{Since}</p>");
        text.ShouldContain($"</b> Events missed this quarter</a> <span class=\"detail\">{Since}</span>");
    }

    [Fact]
    public void Of_a_whole_quarter_the_cards_say_its_first_day_and_the_others_nothing()
    {
        var page = Page(SampleReport.Of(20) with { IsWholeQuarter = true });

        page.Cards[3].Figures[0].Detail.ShouldBe("since 2026-10-01, in accounts that left, too");
        page.Cards[1].Figures[0].Detail.ShouldBe("of 2 keys, since 2026-10-01, in accounts that left, too");
        page.Beside.ShouldAllBe(figure => figure.Detail.Length == 0);
    }

    [Fact]
    public void The_accounts_behind_the_time_to_remediate_are_those_of_the_quarter()
    {
        var report = SampleReport.Of(3);
        var filter = AccountFilter.OfMetric(report)[ReportMetrics.MeanTimeToRemediate.Name];

        filter.Has(Removed("2026-10-01T00:00:00Z")).ShouldBeTrue();
        filter.Has(Removed("2026-09-30T23:59:59Z")).ShouldBeFalse("it was in the last 90 days alone");
        filter.Title.ShouldBe("With root keys that were removed this quarter");

        ReportedAccount Removed(string gone)
        {
            var at = DateTimeOffset.Parse(gone, System.Globalization.CultureInfo.InvariantCulture);
            return report.Accounts[1] with
            {
                History = new AccountHistory
                {
                    Remediations = [new("AKIAEXAMPLEGONE", at.AddDays(-1), at) { Heard = at }],
                },
            };
        }
    }

    [Fact]
    public void The_last_rows_by_framework_are_every_control_that_is_on()
    {
        var report = SampleReport.Of(5);

        var all = Page(report).Frameworks[^1];

        all.Name.ShouldBe("Every control that is on");
        all.Controls.Select(row => (row.Requirements, row.Name, row.Description)).ShouldBe(
            report.Controls.Select(one => (one.RuleName, one.Name, one.Description)));
        Page(report).Frameworks.SkipLast(1).ShouldAllBe(one =>
            one.Source.Length > 0 && one.Controls.All(row => row.Description.Length == 0));
    }

    private static ReportPage Page(ComplianceReport report) => ReportPage.Of(report, []);
}

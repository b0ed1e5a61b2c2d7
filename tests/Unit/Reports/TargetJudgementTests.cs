using Guardrails.Core.Reporting;
using Guardrails.Reports.Html;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>A number against its target, and the words and the style that the page has for it.</summary>
public sealed class TargetJudgementTests
{
    /// <summary>Nobody is UNKNOWN in a sample of three accounts.</summary>
    private static readonly ComplianceReport Known = SampleReport.Of(3);

    [Theory]
    [InlineData("AccountsWithRootKeys", 0, TargetState.Met, "Target 0: met", "good")]
    [InlineData("AccountsWithRootKeys", 1, TargetState.NotMet, "Target 0: not met", "bad")]
    [InlineData("RootMfaCoverage", 100, TargetState.Met, "Target 100 %: met", "good")]
    [InlineData("RootMfaCoverage", 99.99, TargetState.NotMet, "Target 100 %: not met", "bad")]
    [InlineData("RootMfaCoverage", 0, TargetState.NotMet, "Target 100 %: not met", "bad")]
    public void A_number_meets_its_target_or_not(
        string name, double value, TargetState state, string words, string style)
    {
        var report = With(Known, name, value);

        report.Judge(Metric(name)).ShouldBe(state);
        var figure = Figure.Of(Metric(name), report);
        (figure.Target, figure.Style).ShouldBe((words, style));
    }

    [Theory]
    [InlineData("AccountsWithRootKeys", 0)]
    [InlineData("RootMfaCoverage", 100)]
    public void Where_something_is_not_known_a_target_is_met_as_far_as_is_known(string name, double value)
    {
        var unknown = Known with { Numbers = Known.Numbers with { Unknown = 1 } };
        foreach (var report in new[] { unknown, Known with { Problems = ["Half of it is missing."] } })
        {
            With(report, name, value).Judge(Metric(name)).ShouldBe(TargetState.MetAsFarAsKnown);
            var figure = Figure.Of(Metric(name), With(report, name, value));
            figure.Target.ShouldEndWith(": met as far as is known");
            figure.Style.ShouldBe("unsure");
        }
    }

    [Fact]
    public void What_is_not_met_is_not_met_whatever_is_not_known() =>
        With(Known with { Problems = ["Half of it is missing."] }, "AccountsWithRootKeys", 1)
            .Judge(ReportMetrics.AccountsWithRootKeys).ShouldBe(TargetState.NotMet);

    [Fact]
    public void Without_target_or_value_there_is_nothing_to_judge()
    {
        With(Known, "AccountsExempt", 3).Judge(ReportMetrics.AccountsExempt).ShouldBeNull();
        var report = Known with { Trend = [Known.Trend[^1] with { Values = new Dictionary<string, double>() }] };
        report.Judge(ReportMetrics.RootMfaCoverage).ShouldBeNull();
        var figure = Figure.Of(ReportMetrics.RootMfaCoverage, report);
        (figure.Target, figure.Style).ShouldBe(("Target 100 %: no value", "aside"));
    }

    private static ReportMetric Metric(string name) => ReportMetrics.All.Single(one => one.Name == name);

    private static ComplianceReport With(ComplianceReport report, string name, double value) => report with
    {
        Trend = [report.Trend[^1] with { Values = new Dictionary<string, double> { [name] = value } }],
    };
}

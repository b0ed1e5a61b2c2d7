using Guardrails.Cli.Report;
using Guardrails.Cli.Shared;
using Guardrails.Core.Incidents;
using Guardrails.Core.Reporting;
using Guardrails.Tests.Unit.Reporting;
using static Guardrails.Tests.Unit.Reporting.Told;

namespace Guardrails.Tests.Unit.Cli.Report;

public sealed class ReportTablesTests
{
    private static readonly Told Good = new Told("000000000001").Compliant();

    [Fact]
    public void What_is_missing_comes_first()
    {
        var text = Text(SampleReport.Of(5, "Nobody confirmed the topic of mails."));

        text.ShouldStartWith("NOT COMPLETE: Nobody confirmed the topic of mails.");
    }

    [Fact]
    public void Every_number_is_there_with_its_target_and_that_of_the_last_report()
    {
        var text = Text(SampleReport.Of(20));

        foreach (var metric in ReportMetrics.All)
            text.ShouldContain($"│ {metric.Title}{(metric.IsOfQuarter ? ", since 2026-10-14" : "")} ");
        text.Split('\n').Single(line => line.Contains("Root MFA coverage")).Split('│').Select(cell => cell.Trim())
            .ShouldBe(["", "Root MFA coverage", "66.6 %", "100 %", "95.3 %", ""]);
    }

    [Fact]
    public void A_whole_quarter_needs_no_first_day() =>
        Text(SampleReport.Of(20) with { IsWholeQuarter = true }).ShouldNotContain("since 2026-10-14");

    [Fact]
    public void A_target_that_is_met_only_as_far_as_is_known_is_not_shown_as_met()
    {
        NumberOf(SampleReport.Of(3)).ShouldContain("\e[32m0\e[0m");
        NumberOf(SampleReport.Of(3, "Half of it is missing.")).ShouldContain("\e[33m0\e[0m");
        NumberOf(SampleReport.Of(4)).ShouldContain("\e[31m1\e[0m");

        static string NumberOf(ComplianceReport report)
        {
            using var text = new StringWriter { NewLine = "\n" };
            ReportTables.WriteNumbers(new(text, new(200, Colours: true)), report);
            return $"{text}".Split('\n').Single(line => line.Contains("Accounts with root keys"));
        }
    }

    [Fact]
    public void Hostile_names_are_shown_as_they_are_and_do_nothing()
    {
        var text = Text(SampleReport.Of(400));

        text.ShouldNotContain('\u0007');
        text.ShouldNotContain('\u202E');
        text.ShouldNotContain('\t');
    }

    [Fact]
    public void With_nothing_to_do_it_says_so() => Text(Of(Good)).ShouldContain("Nothing to do in any account");

    [Fact]
    public void A_key_is_a_finding_and_an_account_that_nobody_can_judge_weighs_more()
    {
        var key = new Told("000000000002").Compliant().Bad(NoKeys, new LatestKey("AKIA02", false));
        var unknown = new Told("000000000003").Compliant("2026-11-01T06:00");

        ReportCommand.CodeOf(Of(Good)).ShouldBe(ExitCode.Done);
        ReportCommand.CodeOf(Of(Good, key)).ShouldBe(ExitCode.Findings);
        ReportCommand.CodeOf(Of(Good, new Told("000000000004").Compliant().Bad("RootMfa"))).ShouldBe(ExitCode.Findings);
        ReportCommand.CodeOf(Of(key, unknown)).ShouldBe(ExitCode.Failed);
        ReportCommand.CodeOf(Of(key) with { Problems = ["Half of it is missing."] }).ShouldBe(ExitCode.Failed);
    }

    private static ComplianceReport Of(params IReadOnlyList<Told> accounts) => ComplianceReport.Of(
        Scope, Period, accounts.Select(one => one.Reported), [], [], hasCopies: false, []);

    private static string Text(ComplianceReport report) =>
        Shown.Write(200, page => ReportTables.Write(page, report)).ReplaceLineEndings("\n");
}

using System.Text.Json.Nodes;

namespace Guardrails.Tests.Synth;

/// <summary><c>guardrails report</c>, run as a user runs it, on the report of a file.</summary>
public sealed class ReportFiles(Synthesis synthesis)
{
    [Fact]
    public async Task A_report_of_a_file_is_rendered_in_every_form_and_says_the_same()
    {
        var json = await JsonAsync(SampleReport.Of(40));

        foreach (var form in new[] { "html", "csv", "json", "ocsf" })
        {
            var file = synthesis.PathOf($"report.{form}");
            var result = await GuardrailsCommand.RunAsync(
                "report", "--from", json, "--output", form, "--to", file, "--force");

            result.ExitCode.ShouldBe(3, "accounts are UNKNOWN");
            result.Output.ShouldBeEmpty();
            new FileInfo(file).Length.ShouldBeGreaterThan(1_000);
        }

        var again = await File.ReadAllTextAsync(
            synthesis.PathOf("report.json"), TestContext.Current.CancellationToken);
        again.ShouldBe(await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken));
        (await GuardrailsCommand.RunAsync("report", "--from", json)).Output
            .ShouldContain("o-exampleorg1: 40 accounts, as the ledger was at 2026-11-23 06:30 UTC");
    }

    [Fact]
    public async Task What_does_not_fit_together_is_said_at_once_and_nothing_is_written()
    {
        var there = await JsonAsync(SampleReport.Of(1));

        var result = await GuardrailsCommand.RunAsync("report", "--to", there);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("Name an organization, or a report with --from.");
        result.Error.ShouldContain("--to writes a file: name its form with --output");
        result.Error.ShouldContain("exists. Remedy: write to another file, or overwrite it with --force.");
        JsonNode.Parse(await File.ReadAllTextAsync(there, TestContext.Current.CancellationToken)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{}", "formatVersion")]
    [InlineData("""{"formatVersion":1,"organization":5}""", "$.organization")]
    public async Task A_file_that_is_no_report_is_refused_with_its_place(string text, string named)
    {
        var file = synthesis.PathOf($"broken-{text.Length}.json");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        var result = await GuardrailsCommand.RunAsync("report", "--from", file);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(file);
        result.Error.ShouldContain(named);
    }

    private async Task<string> JsonAsync(Core.Reporting.ComplianceReport report)
    {
        var path = synthesis.PathOf($"report-of-{report.Accounts.Count}.json");
        await using var stream = File.Create(path);
        await Reports.Renderings.All.Single(one => one.Name == "json")
            .WriteAsync(report, stream, TestContext.Current.CancellationToken);
        return path;
    }
}

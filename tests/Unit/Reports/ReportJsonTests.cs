using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Json;
using Guardrails.Core.Reporting;
using Guardrails.Reports.Json;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>The report as JSON and back.</summary>
public sealed class ReportJsonTests
{
    public static TheoryData<int> Sizes() => [0, 1, 60, 200];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_report_comes_back_as_it_was(int accounts)
    {
        var report = Full(accounts);

        var bytes = await Rendered.BytesAsync(new ReportJson(), report);
        var read = await ReadAsync(bytes);

        (await Rendered.BytesAsync(new ReportJson(), read)).ShouldBe(bytes);
        Difference.Of(report, read).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_may_be_null_comes_back_as_null()
    {
        var report = SampleReport.Of(8);
        report = report with
        {
            Changes = null,
            Numbers = report.Numbers with { Mfa = null, RequiredMfa = null, OldestOpenKeySeconds = null },
            Controls = [.. report.Controls.Select(one => one with { SecondOpinion = null, References = [] })],
        };

        Difference.Of(report, await ReadAsync(await Rendered.BytesAsync(new ReportJson(), report))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sample_fills_every_member_that_the_schema_names()
    {
        var filled = new HashSet<string>(StringComparer.Ordinal);
        Filled(JsonNode.Parse(await Rendered.JsonAsync(Full(200))), "$", filled);

        Named(ReportJson.Schema(), "$").Except(filled, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_version_is_the_first_that_a_reader_sees() =>
        (await Rendered.JsonAsync(SampleReport.Of(0))).ShouldStartWith("{\n \"formatVersion\": 1,\n");

    [Fact]
    public async Task Texts_hold_printable_characters_alone_and_mean_what_they_meant()
    {
        var names = RandomText.Many(Thoroughness.Of(200_000), seed: 12).ToList();

        var text = await Rendered.JsonAsync(Rendered.Named(names));

        Printable.Json(text).ShouldBe(text);
        var read = JsonNode.Parse(text)!["accounts"]!.AsArray().Select(one => one!["name"]!.GetValue<string>());
        read.ShouldBe(names);
    }

    [Fact]
    public async Task Half_a_character_is_shown_as_missing_and_does_not_stop_a_report()
    {
        var report = Rendered.Named(["half \uD83D", "\uDE80 half"]);

        var read = await ReadAsync(await Rendered.BytesAsync(new ReportJson(), report));

        read.Accounts.Select(one => one.Name).ShouldBe(["half \uFFFD", "\uFFFD half"]);
    }

    [Fact]
    public void The_committed_schema_is_written_from_the_model() =>
        GeneratedFile.ShouldHold(
            "docs/report.schema.json",
            ReportJson.Schema(XmlSummaries.Of).ToJsonString(PlainJson.Indented) + "\n");

    /// <summary>The sample, with what it has none of.</summary>
    private static ComplianceReport Full(int accounts)
    {
        var report = SampleReport.Of(accounts, "One recipient never confirmed.", "Two: \u202E\n\"x\"");
        var gone = new Core.Reporting.Remediation("AKIAEXAMPLEGONE", report.At.AddDays(-3), report.At.AddHours(-2))
        {
            Heard = report.At.AddHours(-2),
        };
        return report with
        {
            Departed =
            [
                .. report.Departed.Select(one => one with
                {
                    History = one.History with { Remediations = [gone] },
                    Unread = "Throttled.",
                }),
            ],
            Changes = new(
                report.At.AddDays(-1),
                [
                    .. report.Accounts.SelectMany(one =>
                        one.Open.Select(open => new ChangedIncident(one.Id, one.Name, open))),
                ],
                [.. report.Accounts.Select(one => new ChangedKey(one.Id, one.Name, gone))],
                [.. report.Departed.Select(one => one.Id)]),
        };
    }

    private static Task<ComplianceReport> ReadAsync(byte[] bytes) =>
        ReportJson.ReadAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken);

    /// <summary>The paths that hold something: no null, and no empty list.</summary>
    private static void Filled(JsonNode? value, string path, HashSet<string> filled)
    {
        switch (value)
        {
            case JsonObject one:
                foreach (var (name, member) in one)
                    Filled(member, $"{path}.{name}", filled);
                filled.Add(path);
                break;
            case JsonArray { Count: > 0 } many:
                foreach (var item in many)
                    Filled(item, $"{path}[]", filled);
                filled.Add(path);
                break;
            case JsonValue:
                filled.Add(path);
                break;
        }
    }

    private static IEnumerable<string> Named(JsonNode? schema, string path)
    {
        if (schema is not JsonObject one)
            return [path];
        if (one["anyOf"] is JsonArray choices)
            return Named(choices[^1], path);
        if (one["items"] is { } items)
            return Named(items, $"{path}[]").Prepend(path);
        return one["properties"] is JsonObject members
            ? members.SelectMany(member => Named(member.Value, $"{path}.{member.Key}")).Prepend(path)
            : [path];
    }
}

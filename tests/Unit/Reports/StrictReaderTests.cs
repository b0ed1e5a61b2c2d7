using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Reporting;
using Guardrails.Reports.Json;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>A file that was not written as it stands is refused: nothing of it is guessed.</summary>
public sealed class StrictReaderTests
{
    private const string Judged =
        """
        import json, sys
        from jsonschema import Draft202012Validator
        asked = json.load(sys.stdin)
        Draft202012Validator.check_schema(asked["schema"])
        validator = Draft202012Validator(asked["schema"])
        json.dump([[e.json_path + ": " + e.message[:200] for e in validator.iter_errors(file)]
                   for file in asked["files"]], sys.stdout)
        """;

    private static readonly string[] KnownToTheReaderAlone =
        ["is not a time such", "is not a day such", "trend has no days"];

    [Theory]
    [InlineData("", "$", "JSON tokens")]
    [InlineData("null", "$", "there is no report")]
    [InlineData("[]", "$", "another type than docs/report.schema.json")]
    [InlineData("{}", "$", "formatVersion")]
    [InlineData("{\"formatVersion\": 2, \"later\": true}", "$.formatVersion", "version 2 of the format")]
    [InlineData("{\"formatVersion\": \"1\"}", "$.formatVersion", "'String' as a number")]
    [InlineData("<html>", "$", "'<' is an invalid start")]
    [InlineData("{\"formatVersion\": 1, \"formatVersion\": 1}", "$", "Duplicate")]
    public Task A_file_that_is_no_report_is_refused(string text, string path, string said) =>
        RefusesAsync(text, path, said);

    [Theory]
    [InlineData("organization", "\"o-1\"", "$.organization", "'o-1' is not an organization id: expected o-")]
    [InlineData("at", "\"2026-11-23T06:30:00\"", "$.at", "'2026-11-23T06:30:00' is not a time such as")]
    [InlineData("at", "\"2026-11-23\"", "$.at", "is not a time such as")]
    [InlineData("quarter", "\"2026-10\"", "$.quarter", "'2026-10' is not a day such as")]
    [InlineData("isWholeQuarter", "\"true\"", "$.isWholeQuarter", "'String' as a boolean")]
    [InlineData("problems", "null", "$", "problems")]
    [InlineData("problems", "[null]", "$", "problems[0] is null")]
    [InlineData("trend", "[]", "$", "trend has no days")]
    [InlineData("later", "1", "$.later", "could not be mapped")]
    public Task A_member_that_is_not_as_it_was_written_is_refused(string member, string json, string path, string said) =>
        RefusesChangedAsync(report => report[member] = JsonNode.Parse(json), path, said);

    [Theory]
    [InlineData("id", "\"12\"", "$.accounts[1].id", "'12' is not an account id: expected 12 digits")]
    [InlineData("id", "12345600007", "$.accounts[1].id", "'Number' as a string")]
    [InlineData("reach", "\"Member\"", "$.accounts[1].reach", "'Member' is none of member, management, inactive")]
    [InlineData("reach", "0", "$.accounts[1].reach", "'Number' as a string")]
    [InlineData("reach", "\"member, management\"", "$.accounts[1].reach", "is none of member")]
    [InlineData("controls", "[null]", "$.accounts[1]", "controls[0] is null")]
    [InlineData("units", "[\"a\", null]", "$.accounts[1]", "units[1] is null")]
    [InlineData("name", "null", "$.accounts[1].name", "name")]
    [InlineData("isUnknown", "false", "$.accounts[1].isUnknown", "could not be mapped")]
    [InlineData("controls", "{}", "$.accounts[1].controls", "another type than docs/report.schema.json")]
    [InlineData("openIncidents", "1.5", "$.accounts[1].openIncidents", "not in a supported format")]
    public Task An_account_that_is_not_as_it_was_written_is_refused(
        string member, string json, string path, string said) =>
        RefusesChangedAsync(report => report["accounts"]![1]![member] = JsonNode.Parse(json), path, said);

    [Fact]
    public async Task A_file_that_was_cut_anywhere_is_refused()
    {
        var whole = (await Rendered.JsonAsync(SampleReport.Of(3))).TrimEnd();
        var random = new Random(5);

        for (var cut = 0; cut < 300; cut++)
        {
            var at = random.Next(whole.Length);
            await RefusesAsync(whole[..at], "$", "Remedy: ");
        }
    }

    [Fact]
    public Task What_comes_after_the_report_is_refused() =>
        RefusesChangedTextAsync(text => text + "{}", "$", "invalid after a single JSON value");

    [Fact]
    public Task What_is_said_is_printable_and_short() =>
        RefusesChangedAsync(
            report => report["\u202E" + new string('x', 5_000)] = 1, "$", "\\u202e", longest: 1_000);

    [Fact]
    public async Task An_independent_validator_takes_what_is_written_and_refuses_what_the_reader_refuses()
    {
        Judge.Require("python3", "-c", "import jsonschema");
        var files = new List<(string What, JsonNode File)>();
        foreach (var accounts in new[] { 0, 1, 60 })
        {
            var text = await Rendered.JsonAsync(SampleReport.Of(accounts, "A problem."));
            files.Add(($"{accounts} accounts", JsonNode.Parse(text)!));
        }

        files.AddRange(Mutation.Of(JsonNode.Parse(await Rendered.JsonAsync(Small()))!.AsObject()));

        var objections = await AskAsync(files.Select(one => one.File));

        objections.Count.ShouldBe(files.Count);
        objections.Take(3).ShouldAllBe(one => one.Count == 0);
        foreach (var ((what, file), said) in files.Zip(objections))
        {
            // A schema knows texts and lists, and not which of them are times, days or the days of a trend.
            var refusal = await RefusalAsync(file.ToJsonString());
            if (said.Count > 0 || refusal is null || !KnownToTheReaderAlone.Any(refusal.Contains))
                (refusal is null).ShouldBe(said.Count == 0, $"{what}: {refusal} {string.Join("; ", said)}");
        }
    }

    /// <summary>Few accounts, units and days, in which every member stands: a thousand files are made of it.</summary>
    private static ComplianceReport Small()
    {
        var report = SampleReport.Of(24);
        return report with
        {
            Accounts = [.. report.Accounts.Skip(1).Take(4)],
            Trend = [report.Trend[^1]],
            Units = [report.Units[0]],
        };
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> AskAsync(IEnumerable<JsonNode> files)
    {
        var asked = new JsonObject
        {
            ["schema"] = ReportJson.Schema(XmlSummaries.Of),
            ["files"] = new JsonArray([.. files.Select(file => file.DeepClone())]),
        };
        var said = await Judge.RunAsync("python3", ["-c", Judged], asked.ToJsonString());
        said.ExitCode.ShouldBe(0, said.Error);
        return JsonSerializer.Deserialize<List<List<string>>>(said.Output)!;
    }

    /// <summary>The reader's words against a file; null where it reads it.</summary>
    private static async Task<string?> RefusalAsync(string text)
    {
        try
        {
            await ReportJson.ReadAsync(
                new MemoryStream(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken);
            return null;
        }
        catch (FormatException refusal)
        {
            return refusal.Message;
        }
    }

    private static Task RefusesChangedAsync(
        Action<JsonObject> change, string path, string said, int longest = 1_000) =>
        RefusesChangedTextAsync(
            text =>
            {
                var report = JsonNode.Parse(text)!.AsObject();
                change(report);
                return report.ToJsonString();
            },
            path,
            said,
            longest);

    private static async Task RefusesChangedTextAsync(
        Func<string, string> change, string path, string said, int longest = 1_000) =>
        await RefusesAsync(change(await Rendered.JsonAsync(SampleReport.Of(3))), path, said, longest);

    private static async Task RefusesAsync(string text, string path, string said, int longest = 1_000)
    {
        var refusal = await Should.ThrowAsync<FormatException>(() => ReportJson.ReadAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken));

        refusal.Message.ShouldStartWith(path);
        refusal.Message.ShouldContain(said);
        refusal.Message.ShouldContain("Remedy: ");
        refusal.Message.Length.ShouldBeLessThan(longest);
    }
}

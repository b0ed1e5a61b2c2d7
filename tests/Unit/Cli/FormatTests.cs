using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Cli.Demo;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Plan;
using Guardrails.Cli.Usage;
using Guardrails.Cli.Remediate;
using Guardrails.Core.Json;
using Guardrails.Core.Organizations.File;
using Guardrails.Core.Planning;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Cli.Incidents;
using Guardrails.Tests.Unit.Cli.Usage;
using Guardrails.Tests.Unit.Cli.Remediate;
using Guardrails.Tests.Unit.Fixtures;
using Guardrails.Tests.Unit.Planning;

namespace Guardrails.Tests.Unit.Cli;

/// <summary>The formats that machines read, each with a committed schema.</summary>
public sealed class FormatTests
{
    // Every strict mode of ajv is on, and it says what it objects to in each of the files.
    private const string Ajv =
        """
        const Ajv = require('ajv/dist/2020').default;
        const { schema, files } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        const ajv = new Ajv({ strict: true, strictTypes: true, strictTuples: true, strictRequired: true, allErrors: true });
        const validate = ajv.compile(schema);
        console.log(JSON.stringify(files.map(file => validate(file) ? [] : validate.errors.map(e => e.instancePath + ' ' + e.message))));
        """;

    private static readonly JsonDocumentOptions Commented =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly Dictionary<string, Func<JsonObject>> Schemas = new(StringComparer.Ordinal)
    {
        ["organization"] = OrganizationFile.Schema,
        ["snapshot"] = OrganizationSnapshotFile.Schema,
        ["plan"] = PlanReport.Format.Schema,
        ["demo"] = DemoReport.Format.Schema,
        ["incidents"] = IncidentsReport.Format.Schema,
        ["usage"] = UsageReport.Format.Schema,
        ["remediations"] = RemediationsReport.Format.Schema,
        ["remediation"] = CaseReport.Format.Schema,
        ["remediation-export"] = CaseExport.Format.Schema,
    };

    private static string Snapshot => File.ReadAllText(Repository.PathOf("orgs", "example.snapshot.json"));

    public static TheoryData<string> Names() => [.. Schemas.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_committed_schema_is_written_from_what_is_read_or_written(string name) =>
        GeneratedFile.ShouldHold(
            $"orgs/{name}.schema.json", Schemas[name]().ToJsonString(PlainJson.Indented) + "\n");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_strict_validator_takes_the_schema_and_what_it_describes(string name)
    {
        Judge.RequireNpm("ajv");

        var objections = await AskAsync(Schemas[name](), Example(name));

        objections.ShouldHaveSingleItem().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("snapshot", "accounts")]
    [InlineData("plan", "accounts")]
    [InlineData("plan", "formatVersion")]
    [InlineData("demo", "aggregator")]
    [InlineData("demo", "formatVersion")]
    [InlineData("incidents", "open")]
    [InlineData("incidents", "formatVersion")]
    [InlineData("usage", "keys")]
    [InlineData("remediations", "complete")]
    [InlineData("remediation", "decisions")]
    [InlineData("remediation-export", "log")]
    public async Task A_strict_validator_misses_what_is_not_there(string name, string member)
    {
        Judge.RequireNpm("ajv");
        var without = Example(name).AsObject();
        without.Remove(member).ShouldBeTrue();

        var objections = await AskAsync(Schemas[name](), without);

        objections.ShouldHaveSingleItem().ShouldContain(said => said.Contains($"'{member}'"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_member_of_a_format_is_on_its_page(string name)
    {
        if (name == "organization")
            return;
        var page = File.ReadAllText(Repository.PathOf("docs", "formats.md"));
        foreach (var (member, _) in Schemas[name]()["properties"]!.AsObject())
            page.ShouldContain($"`{member}`", customMessage: name);
        page.ShouldContain($"{name}.schema.json");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_list_of_a_schema_says_what_is_in_it(string name) =>
        Lists(Schemas[name]()).ShouldAllBe(list => list.ContainsKey("items"));

    [Theory]
    [InlineData("plan")]
    [InlineData("demo")]
    [InlineData("snapshot")]
    [InlineData("incidents")]
    [InlineData("usage")]
    [InlineData("remediations")]
    [InlineData("remediation")]
    [InlineData("remediation-export")]
    public void The_version_is_the_first_that_a_reader_sees(string name) =>
        Example(name).AsObject().First().Key.ShouldBe("formatVersion");

    private static IEnumerable<JsonObject> Lists(JsonNode? schema) => schema switch
    {
        JsonObject one => one.SelectMany(member => Lists(member.Value))
            .Concat(one["type"] is JsonValue type && type.GetValue<string>() == "array" ? [one] : []),
        JsonArray many => many.SelectMany(Lists),
        _ => [],
    };

    private static JsonNode Example(string name) => name switch
    {
        "organization" => JsonNode.Parse(OrganizationFiles.Example, documentOptions: Commented)!,
        "snapshot" => JsonNode.Parse(Snapshot)!,
        "plan" => JsonNode.Parse(PlanReport.Format.Write(PlanReport.Of(Plan())))!,
        "incidents" => JsonNode.Parse(IncidentsReport.Format.Write(IncidentsReport.Of(IncidentsTests.Example())))!,
        "usage" => JsonNode.Parse(UsageReport.Format.Write(UsageReport.Of(UsagePageTests.Example())))!,
        "remediations" => JsonNode.Parse(
            RemediationsReport.Format.Write(RemediationsReport.Of(ListTests.Example())))!,
        "remediation" => JsonNode.Parse(CaseReport.Format.Write(CaseReport.Of(CaseExamples.Whole())))!,
        "remediation-export" => JsonNode.Parse(CaseExport.Format.Write(CaseExport.Of(CaseExamples.Whole())))!,
        _ => JsonNode.Parse(DemoReport.Format.Write(DemoPageTests.Report("a", "b")))!,
    };

    /// <summary>The example's plan, with what it has none of: a unit that is exempt, and a pack's file.</summary>
    private static OrganizationPlan Plan()
    {
        var config = OrganizationFiles.Valid(OrganizationFiles.Example);
        return OrganizationPlan.Of(
            config with
            {
                Exemptions = [.. config.Exemptions, Plans.Exempt(OrganizationSnapshots.SandboxUnit, "2026-12-31")],
            },
            OrganizationSnapshotFile.Parse(Snapshot).Snapshot!,
            OrganizationSnapshots.Now,
            [new("packs/keys.yaml", new(["Keys (AWS)"], ["Fix (AWS-Doc)"], [("$.Resources.Fix", "333333333333")]))]);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> AskAsync(JsonObject schema, JsonNode file)
    {
        var asked = new JsonObject { ["schema"] = schema, ["files"] = new JsonArray(file) };

        var said = await Judge.RunAsync("node", ["-e", Ajv], asked.ToJsonString());

        said.ExitCode.ShouldBe(0, said.Error);
        return JsonSerializer.Deserialize<List<List<string>>>(said.Output)!;
    }
}

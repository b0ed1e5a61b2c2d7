using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Organizations.File;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Organizations;

public sealed class OrganizationSchemaTests
{
    private static readonly JsonDocumentOptions Commented =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    // python3 reads schema and instances on its standard input and prints, for each instance, what the validator
    // objects to.
    private const string Validator =
        """
        import json, sys, jsonschema
        asked = json.load(sys.stdin)
        jsonschema.Draft202012Validator.check_schema(asked["schema"])
        validator = jsonschema.Draft202012Validator(asked["schema"])
        print(json.dumps([[error.json_path + ": " + error.message for error in validator.iter_errors(one)] for one in asked["files"]]))
        """;

    [Fact]
    public void The_example_lists_both_catalogs() =>
        GeneratedFile.ShouldHold("orgs/example.json", CatalogSections.Rewrite(OrganizationFiles.Example, Example()));

    [Fact]
    public void A_file_without_such_a_section_is_not_rewritten() =>
        Should.Throw<FormatException>(
            () => CatalogSections.Rewrite("{}", Example())).Message.ShouldContain("no section guardrails");

    [Fact]
    public void The_example_names_the_schema_first_and_every_property_once_with_a_comment()
    {
        OrganizationFiles.Example.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith('"'))
            .ShouldBe("\"$schema\": \"./organization.schema.json\",");

        var lines = OrganizationFiles.Example.Split('\n').Select(line => line.Trim()).ToList();
        foreach (var property in Properties(OrganizationFile.Schema()))
        {
            var explained = Enumerable.Range(1, lines.Count - 1)
                .Any(
                    line => lines[line].StartsWith($"\"{property}\":", StringComparison.Ordinal)
                        && lines[line - 1].StartsWith("//", StringComparison.Ordinal));
            explained.ShouldBeTrue($"orgs/example.json has no commented \"{property}\"");
        }
    }

    private static JsonObject Example() =>
        JsonNode.Parse(OrganizationFiles.Example, documentOptions: Commented)!.AsObject();

    [Fact]
    public async Task An_independent_validator_agrees_on_what_is_valid()
    {
        Judge.Require("python3", "-c", "import jsonschema");
        string[] valid = [OrganizationFiles.Example, OrganizationFiles.Minimal, OrganizationFiles.With(
            "\"guardrails\": {}, \"exemptions\": []"),
                OrganizationFiles.With(
                    "\"conformancePackFiles\": [\"a.yaml\", { \"path\": \"b.json\", \"parameters\": { \"Age\": "
                    + "\"90\" } }]")];

        var objections = await AskAsync(valid);

        objections.Count.ShouldBe(valid.Length);
        objections.ShouldAllBe(one => one.Count == 0);
    }

    // Left to the parser alone: what compares two values, the calendar, and names that stand twice.
    [Fact]
    public async Task An_independent_validator_agrees_on_what_is_not()
    {
        Judge.Require("python3", "-c", "import jsonschema");
        (string Sections, string Objection)[] invalid =
        [
            ("\"zzz\": 1", "'zzz' was unexpected"),
            ("\"guardrails\": { \"DenyAll\": {} }", "'DenyAll' was unexpected"),
            (
                "\"guardrails\": { \"DenyRootUserActions\": { \"targets\": [] } }",
                "$.guardrails.DenyRootUserActions.targets: "),
            (
                "\"guardrails\": { \"DenyRootUserActions\": { \"targets\": [\"Production\"] } }",
                "'Production' does not match"),
            ("\"controls\": { \"RootMfa\": { \"frequency\": \"Daily\" } }", "'Daily' is not one of ['One_Hour'"),
            (
                "\"conformancePackFiles\": [{ \"path\": \"b.json\", \"parameters\": { \"Age\": 90 } }]",
                "is not valid under any of the given schemas"),
            ("\"excludedAccounts\": [333333333333]", "is not of type 'string'"),
            ("\"excludedAccounts\": [\"333333333333\", \"333333333333\"]", "non-unique"),
            ("\"exemptions\": [{ \"guardrail\": \"DenyRootUserActions\" }]", "'owner' is a required property"),
            (
                "\"exemptions\": [{ \"guardrail\": \"DenyRootUserActions\", \"unitId\": \"r-ex01\" }]",
                "'r-ex01' does not match"),
            ("\"alerts\": { \"routes\": [{ \"email\": \"security\" }] }", "'security' does not match"),
            ("\"limits\": { \"policyCharacters\": 10241 }", "greater than the maximum of 10240"),
        ];
        var files = invalid.Select(one => OrganizationFiles.With(one.Sections)).ToList();
        files.ShouldAllBe(file => OrganizationFiles.Parse(file).Config == null);

        var objections = await AskAsync(files);

        foreach (var ((sections, objection), said) in invalid.Zip(objections))
            said.ShouldContain(
                one => one.Contains(objection, StringComparison.Ordinal), $"{sections}: {string.Join('\n', said)}");
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> AskAsync(IEnumerable<string> files)
    {
        var plain = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var asked = new JsonObject
        {
            ["schema"] = OrganizationFile.Schema(),
            ["files"] = new JsonArray([.. files.Select(file => JsonNode.Parse(file, documentOptions: plain))]),
        };

        var said = await Judge.RunAsync("python3", ["-c", Validator], asked.ToJsonString());

        said.ExitCode.ShouldBe(0, said.Error);
        return JsonSerializer.Deserialize<List<List<string>>>(said.Output)!;
    }

    private static IEnumerable<string> Properties(JsonNode? schema) => schema switch
    {
        JsonObject one => (one["properties"] as JsonObject ?? [])
            .Select(property => property.Key)
            .Concat(one.SelectMany(member => Properties(member.Value))),
        JsonArray many => many.SelectMany(Properties),
        _ => [],
    };
}

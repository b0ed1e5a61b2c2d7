using System.Text.Json.Nodes;
using Guardrails.Core.Packs;

namespace Guardrails.Tests.Unit.Packs;

public sealed class PackTemplateTests
{
    private static readonly IReadOnlyDictionary<string, TemplateCase> Table =
        CaseTable.Load<TemplateCase>("tests", "Unit", "Packs", "pack-templates.json");

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    public static TheoryData<string> Cases => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_error_is_said_with_its_path(string sentence)
    {
        var (template, expected) = (Table[sentence].Template, Table[sentence].Errors);

        var errors = PackTemplate.Check(template, None);

        errors.Select(error => error.Path).ShouldBe(expected.Select(error => error[0]));
        foreach (var (error, parts) in errors.Zip(expected))
            error.Problem.ShouldContain(parts[1]);
        errors.ShouldAllBe(error => error.Accepted.Length > 0);
    }

    [Theory]
    [InlineData(130, 60, "")]
    [InlineData(131, 60, "$.Resources has 131 rules, at most 130")]
    [InlineData(130, 61, "$.Parameters has 61 parameters, at most 60")]
    public void As_many_rules_and_parameters_are_accepted_as_AWS_Config_takes(int rules, int parameters, string error)
    {
        var template = new JsonObject
        {
            ["Parameters"] = Many(parameters, """{"Type":"String","Default":""}"""),
            ["Resources"] = Many(
                rules, """{"Type":"AWS::Config::ConfigRule","Properties":{"Source":{"Owner":"AWS"}}}"""),
        };

        string.Join('\n', PackTemplate.Check(template, None).Select(one => $"{one.Path} {one.Problem}, {one.Accepted}"))
            .ShouldBe(error);
    }

    [Theory]
    [InlineData(0, "the file is empty")]
    [InlineData(1, null)]
    [InlineData(300_000, null)]
    [InlineData(300_001, "the template has 300001 bytes")]
    public void A_template_is_as_long_as_AWS_Config_reads(int bytes, string? problem) =>
        (PackTemplate.CheckLength(bytes)?.Problem).ShouldBe(problem);

    [Theory]
    [InlineData("Age", "30", "")]
    [InlineData("Age", "", "")]
    [InlineData("Level", "high", "")]
    [InlineData("Level", "higher", "$.p.Level the template does not allow 'higher', 'high' or 'low'")]
    [InlineData("age", "30", "$.p.age the template has no parameter 'age' (did you mean 'Age'?), 'Age' or 'Level'")]
    [InlineData("Max Age", "30", "$.p['Max Age'] the template has no parameter 'Max Age', 'Age' or 'Level'")]
    public void A_value_is_for_a_parameter_that_the_template_has_and_allows(string name, string value, string error)
    {
        var template = JsonNode.Parse(
            """{"Parameters":{"Age":{"Type":"String"},"Level":{"Type":"String","AllowedValues":["high","low"]}},"Resources":{}}""");

        var errors = PackTemplate.CheckValues(template, new Dictionary<string, string> { [name] = value }, "$.p");

        string.Join('\n', errors.Select(one => $"{one.Path} {one.Problem}, {one.Accepted}")).ShouldBe(error);
    }

    [Fact]
    public void A_value_for_a_template_without_parameters_is_refused() =>
        PackTemplate.CheckValues(new JsonObject(), new Dictionary<string, string> { ["Age"] = "30" }, "$.p")
            .ShouldHaveSingleItem().Accepted.ShouldBe("none");

    [Fact]
    public void A_parameter_without_default_is_fine_where_the_organization_file_gives_it_a_value()
    {
        var template = JsonNode.Parse(
            """{"Parameters":{"Age":{"Type":"String"}},"Resources":{"A":{"Type":"AWS::Config::ConfigRule","Properties":{"Source":{"Owner":"AWS"}}}}}""");

        PackTemplate.Check(template, new Dictionary<string, string> { ["Age"] = "30" }).ShouldBeEmpty();
        PackTemplate.Check(template, None).ShouldHaveSingleItem().Path.ShouldBe("$.Parameters.Age");
    }

    private static JsonObject Many(int count, string json) =>
        new(Enumerable.Range(1, count).Select(number => KeyValuePair.Create($"A{number}", JsonNode.Parse(json))));

    private sealed record TemplateCase(JsonNode Template, IReadOnlyList<IReadOnlyList<string>> Errors);
}

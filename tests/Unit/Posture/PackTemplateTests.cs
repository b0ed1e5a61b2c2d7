using System.Text.Json.Nodes;
using Guardrails.Core.Posture;

namespace Guardrails.Tests.Unit.Posture;

public sealed class PackTemplateTests
{
    private static readonly IReadOnlyDictionary<string, TemplateCase> Table = CaseTable.Load<TemplateCase>("tests", "Unit", "Posture", "pack-templates.json");

    public static TheoryData<string> Cases => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_error_is_said_with_its_path(string sentence)
    {
        var (template, expected) = (Table[sentence].Template, Table[sentence].Errors);

        var errors = PackTemplate.Check(template);

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
            ["Resources"] = Many(rules, """{"Type":"AWS::Config::ConfigRule","Properties":{"Source":{"Owner":"AWS"}}}"""),
        };

        string.Join('\n', PackTemplate.Check(template).Select(one => $"{one.Path} {one.Problem}, {one.Accepted}")).ShouldBe(error);
    }

    [Theory]
    [InlineData(0, "the file is empty")]
    [InlineData(1, null)]
    [InlineData(51_200, null)]
    [InlineData(51_201, "the template has 51201 characters")]
    public void A_template_is_as_long_as_can_be_sent_along(int characters, string? problem) =>
        (PackTemplate.CheckLength(characters)?.Problem).ShouldBe(problem);

    private static JsonObject Many(int count, string json) =>
        new(Enumerable.Range(1, count).Select(number => KeyValuePair.Create($"A{number}", JsonNode.Parse(json))));

    private sealed record TemplateCase(JsonNode Template, IReadOnlyList<IReadOnlyList<string>> Errors);
}

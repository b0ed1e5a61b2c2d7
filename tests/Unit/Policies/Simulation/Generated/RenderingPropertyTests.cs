using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Policies;

namespace Guardrails.Tests.Unit.Policies.Simulation.Generated;

/// <summary>A policy survives being written and read, and is written as short as it can be.</summary>
public class RenderingPropertyTests
{
    private static readonly JsonSerializerOptions Spaced = new() { WriteIndented = true };

    [Fact]
    public void Rendering_and_parsing_is_lossless()
    {
        var generator = new OrganizationGenerator(seed: 1);
        for (var count = 0; count < 5_000; count++)
        {
            var document = generator.Document() with { Id = count % 3 == 0 ? "id" : null };
            document = document with
            {
                Statements =
                    [.. document.Statements.Select((one, index) => one with { Sid = index == 0 ? "first" : null })],
            };

            var parsed = PolicyDocument.Parse(document.Minified());

            Content(parsed).ShouldBe(Content(document));
            parsed.Minified().ShouldBe(document.Minified());
        }
    }

    [Fact]
    public void However_a_policy_is_spelled_it_means_the_same()
    {
        var (generator, spelling) = (new OrganizationGenerator(seed: 2), new Spelling(new Dice(seed: 3)));
        for (var count = 0; count < 3_000; count++)
        {
            var document = generator.Document();
            var spelled = spelling.Of(document.Render());

            Sorted(PolicyDocument.ParseServiceControl(spelled.ToJsonString(Spaced))).ShouldBe(Sorted(document));
        }
    }

    [Fact]
    public void No_character_of_a_minified_policy_can_be_left_out()
    {
        var generator = new OrganizationGenerator(seed: 6);
        for (var count = 0; count < 30; count++)
        {
            var text = generator.Document().Minified();
            text.ShouldNotContain("\\u", Case.Sensitive, "an escaped character counts six times");
            var content = Content(PolicyDocument.Parse(text));
            for (var index = 0; index < text.Length; index++)
                Content(text.Remove(index, 1)).ShouldNotBe(content, $"character {index} of {text}");
        }
    }

    private static string? Content(string text)
    {
        try
        {
            return Content(PolicyDocument.Parse(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Written by hand, and not by what is tested here.
    private static string Content(PolicyDocument document) => string.Join('\n',
    [
        $"{document.Version} {document.Id}",
        .. document.Statements.Select(statement => string.Join(' ', Elements(statement))),
    ]);

    private static string Sorted(PolicyDocument document) => string.Join(
        '\n',
        document.Statements.Select(statement => string.Join(' ', Elements(statement).Order(StringComparer.Ordinal))));

    // Conditions of one operator come together when they are written.
    private static IEnumerable<string> Elements(PolicyStatement statement) =>
    [
        $"{statement.Effect} {statement.Sid} {Content(statement.Actions)} on {Content(statement.Resources!)} "
        + $"{statement.Principal}",
        .. from byOperator in statement.Conditions.GroupBy(condition => condition.Operator)
           from condition in byOperator
           select $"{condition.Operator} {condition.Key} {string.Join(',', condition.Values)}",
    ];

    private static string Content(Patterns patterns) =>
        $"{(patterns.Except ? "all but " : "")}{string.Join(',', patterns.Values)}";
}

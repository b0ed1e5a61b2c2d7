using System.Text.Json.Nodes;
using Guardrails.Core.Json;
using Guardrails.Tests.Unit.Cli;

namespace Guardrails.Tests.Unit.Json;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("payments-prod", "payments-prod")]
    [InlineData("Zürich 東京 é ✓", "Zürich 東京 é ✓")]
    [InlineData("a\u001b[2Jb", "a\\u001b[2Jb")]
    [InlineData("a\r\nb\u0085c", "a\\u000d\\u000ab\\u0085c")]
    [InlineData("\u202ea\u2066", "\\u202ea\\u2066")]
    [InlineData("\u2028\u2029", "\\u2028\\u2029")]
    [InlineData("\U000e0041", "\\U000e0041")]
    public void A_character_that_acts_or_hides_is_shown_as_its_escape(string text, string shown) =>
        Printable.Line(text).ShouldBe(shown);

    [Fact]
    public void Of_all_characters_none_that_acts_gets_through_and_a_line_stays_a_line()
    {
        for (var value = 0; value <= char.MaxValue; value++)
        {
            var shown = Printable.Line($"{(char)value}");
            Shown.ShouldBePrintable(shown);
            shown.ShouldNotContain('\n');
        }
    }

    [Fact]
    public void Json_means_the_same_and_is_printable()
    {
        var meant = new JsonObject { ["a" + Shown.Hostile] = Shown.Hostile + "ü" };

        var json = Printable.Json(meant.ToJsonString(PlainJson.Indented));

        Shown.ShouldBePrintable(json);
        json.ShouldContain("ü");
        JsonNode.DeepEquals(JsonNode.Parse(json), meant).ShouldBeTrue();
    }

    [Fact]
    public void Of_many_lines_the_first_hundred_are_shown_and_the_others_counted()
    {
        var lines = FirstLines.Of([.. Enumerable.Range(0, 80_000).Select(number => $"{number}\n")]);

        lines.Count.ShouldBe(101);
        lines[99].ShouldBe("99\\u000a");
        lines[^1].ShouldBe("... and 79900 more.");
        FirstLines.Of(["one"]).ShouldBe(["one"]);
    }

    [Theory]
    [InlineData(0, "0 policies")]
    [InlineData(1, "1 policy")]
    [InlineData(2, "2 policies")]
    public void One_thing_has_another_word_than_several(int count, string words) =>
        Counted.Of(count, "policy", "policies").ShouldBe(words);
}

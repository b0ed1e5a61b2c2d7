using System.Text.Json.Nodes;
using Guardrails.Core.Json;
using Guardrails.Core.Organizations.File;
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

    [Fact]
    public void Twenty_thousand_errors_are_a_hundred_and_a_count()
    {
        var keys = string.Concat(Enumerable.Range(0, 20_000).Select(index => $"\"k{index}\":1,"));

        var errors = OrganizationFile.Parse($"{{{keys}}}", new(2026, 11, 23)).Errors;
        var shown = FirstLines.Of([.. errors.Select(error => $"{error}")]);

        errors.Count.ShouldBeGreaterThan(20_000, "what is missing, too");
        shown[^1].ShouldBe($"... and {errors.Count - 100} more.");
        string.Join('\n', shown).Length.ShouldBeLessThan(200_000);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_named_and_not_replaced()
    {
        var wrong = Utf8Text.Of([0x7b, 0xff, 0xfe, 0x7d]);

        wrong.Text.ShouldBeNull();
        wrong.Error.ShouldBe("is not UTF-8 at byte 1. Remedy: save the file as UTF-8");
        Utf8Text.Of([0xef, 0xbb, 0xbf, 0x7b, 0x7d]).Text.ShouldBe("{}");
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Json;
using Guardrails.Core.Organizations.File;

namespace Guardrails.Tests.Unit.Json;

public sealed class PrintableTests
{
    public static TheoryData<string> Hostile =>
    [
        "\u001b]0;PWN\u0007\u001b[2J", "\u009b2J", "a\u202eb\u2066c", "\u200f\ufeff\u00ad", "line\r\nline\u2028\u2029",
        "\U000e0041\U000e0042", "\0\u007f",
    ];

    [Theory, MemberData(nameof(Hostile))]
    public void No_character_that_moves_or_turns_is_left(string text)
    {
        foreach (var shown in new[] { Printable.Of(text), Printable.Short(text, 1_000) })
            shown.EnumerateRunes().ShouldAllBe(rune => !Hides(rune));
        Printable.Lines(text).Replace("\n", "").EnumerateRunes().ShouldAllBe(rune => !Hides(rune));
    }

    [Theory, MemberData(nameof(Hostile))]
    public void JSON_means_the_same_and_hides_nothing(string text)
    {
        var json = Printable.Json(new JsonObject { ["name"] = text }.ToJsonString(PlainJson.OneLine));

        json.EnumerateRunes().ShouldAllBe(rune => !Hides(rune));
        JsonNode.Parse(json)!["name"]!.GetValue<string>().ShouldBe(text);
    }

    [Fact]
    public void Ordinary_text_stays_as_it_is() =>
        Printable.Of("Zürich, 東京, é€🔒").ShouldBe("Zürich, 東京, é€🔒");

    [Fact]
    public void Eighty_thousand_errors_are_a_hundred_and_a_count()
    {
        var keys = string.Concat(Enumerable.Range(0, 80_000).Select(index => $"\"k{index}\":1,"));

        var errors = OrganizationFile.Parse($"{{{keys}}}", new(2026, 11, 23)).Errors;

        errors.Count.ShouldBe(101);
        errors[^1].Problem.ShouldContain(" more errors are not shown");
        string.Join('\n', errors).Length.ShouldBeLessThan(200_000);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_named_and_not_replaced()
    {
        var wrong = Utf8Text.Of([0x7b, 0xff, 0xfe, 0x7d]);

        wrong.Text.ShouldBeNull();
        wrong.Error.ShouldBe("is not UTF-8 at byte 1. Remedy: save the file as UTF-8");
        Utf8Text.Of([0xef, 0xbb, 0xbf, 0x7b, 0x7d]).Text.ShouldBe("{}");
    }

    private static bool Hides(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

using System.Text.RegularExpressions;

namespace Guardrails.Tests.Unit.Architecture;

/// <summary>A summary begins with its subject or with what it does, never with a question's word.</summary>
public sealed partial class SummaryTests
{
    [Fact]
    public void No_summary_begins_with_What_Who_or_Whether()
    {
        SourceText.All.Count.ShouldBeGreaterThan(500);
        SourceText.All.SelectMany(Questions).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/// <summary>What it is.</summary>", "core/A.cs:1: What it is.</summary>")]
    [InlineData("    /// <summary>\n    /// Whether it is.\n    /// </summary>", "core/A.cs:2: Whether it is.")]
    [InlineData("/// <summary>Whose it is.</summary>", null)]
    [InlineData("/// <summary>Whatever it is.</summary>", null)]
    [InlineData("/// <summary>\n/// It says\n/// What it is.\n/// </summary>", null)]
    [InlineData("/// <param name=\"a\">Whether it is.</param>", null)]
    public void A_question_is_found_where_a_summary_begins(string text, string? found) =>
        Questions(new("core/A.cs", text.Split('\n'))).ShouldBe(found is null ? [] : [found]);

    private static IEnumerable<string> Questions(SourceText file)
    {
        var begins = false;
        foreach (var (index, line) in file.Lines.Index())
        {
            var match = Summary().Match(line);
            var text = match.Success ? match.Groups["text"].Value : begins ? line.TrimStart(' ', '/') : "";
            if (Question().IsMatch(text))
                yield return $"{file.Path}:{index + 1}: {text}";
            begins = match.Success && text.Length == 0;
        }
    }

    [GeneratedRegex(@"^\s*/// <summary>\s*(?<text>.*)$")]
    private static partial Regex Summary();

    [GeneratedRegex(@"^(?:What|Who|Whether)\b")]
    private static partial Regex Question();
}

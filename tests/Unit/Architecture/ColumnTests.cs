using System.Text.RegularExpressions;

namespace Guardrails.Tests.Unit.Architecture;

/// <summary>Lines have at most 120 columns, where they can be broken.</summary>
public sealed partial class ColumnTests
{
    private const int Columns = 120;

    private const string Fence = "\"\"\"";

    [Fact]
    public void No_line_has_more_than_120_columns()
    {
        SourceText.All.Count.ShouldBeGreaterThan(500);
        SourceText.All.SelectMany(TooLong).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("        var one = \"{0}\";", true)]
    [InlineData("    // a comment {0}", true)]
    [InlineData("    /// https://{0}", false)]
    [InlineData("    /// <seealso href=\"https://{0}\"/>", false)]
    [InlineData("    /// A sentence, and https://{0}", true)]
    [InlineData("    public async Task A_situation_and_{0}(string one)", false)]
    [InlineData("    public void A_situation_and_{0}() =>", false)]
    [InlineData("    public void A_situation_and_{0}() => Nothing();", true)]
    [InlineData("    public void Method{0}()", true)]
    [InlineData("        " + Fence + "{0}" + Fence + ");", false)]
    [InlineData("        $$" + Fence + "{0}" + Fence + ",", false)]
    [InlineData("        Called(" + Fence + "{0}" + Fence + ");", true)]
    [InlineData("        Called(" + Fence + "\n            {0}\n            " + Fence + ");", false)]
    [InlineData("        Called(" + Fence + "\n            a\n            " + Fence + ".With({0}));", true)]
    [InlineData("        one = " + Fence + "\n            a\n            " + Fence + "\n            .With({0});", true)]
    [InlineData("        Called(" + Fence + "\n            a\n            " + Fence + ");\n        // {0}", true)]
    public void A_line_that_cannot_be_broken_may_have_more(string text, bool tooLong) =>
        TooLong(new("a.cs", text.Replace("{0}", new string('x', Columns)).Split('\n'))).Any().ShouldBe(tooLong);

    [Fact]
    public void The_message_names_file_and_line() =>
        TooLong(new("core/A.cs", ["", new string('x', Columns), new string('x', Columns + 1)]))
            .ShouldBe(["core/A.cs:3 has 121 columns"]);

    private static IEnumerable<string> TooLong(SourceText file)
    {
        string? open = null;
        foreach (var (index, line) in file.Lines.Index())
        {
            var isContent = open is not null && !line.TrimStart().StartsWith(open, StringComparison.Ordinal);
            if (line.Length > Columns && !isContent && !CannotBeBroken(line))
                yield return $"{file.Path}:{index + 1} has {line.Length} columns";
            if (isContent)
                continue;
            var code = open is null ? line : line.TrimStart()[open.Length..];
            open = Opening().Match(code) is { Success: true } opening ? opening.Groups["fence"].Value : null;
        }
    }

    private static bool CannotBeBroken(string line) =>
        UrlAlone().IsMatch(line) || TestMethod().IsMatch(line) || LiteralAlone().IsMatch(line);

    [GeneratedRegex(@"^\s*(?:///? )?(?:<\w+ )?\S*https?://\S+$")]
    private static partial Regex UrlAlone();

    [GeneratedRegex(@"^\s*public (?:async )?[\w<>]+ [A-Za-z0-9]+_\w+\(.*\)(?: =>)?$")]
    private static partial Regex TestMethod();

    // A raw string literal begins the line, and nothing but what closes around it follows.
    [GeneratedRegex("^\\s*(?:\\+ )?\\$*\"\"\".*\"\"\"[^\"\\s]*$")]
    private static partial Regex LiteralAlone();

    // Nothing follows the quotes that open a raw string literal of several lines. Those that close it begin their line.
    [GeneratedRegex("(?:^|[^\"])(?<fence>\"{3,})$")]
    private static partial Regex Opening();
}

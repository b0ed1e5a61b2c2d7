namespace Guardrails.Tests.Unit.Docs;

/// <summary>
/// Sentences of the pages are wrapped at 120 columns; tables, commands, outputs and addresses are not.
/// </summary>
public sealed class PageWidthTests
{
    private const int Columns = 120;

    /// <summary>Written from the catalogs, an entry a line.</summary>
    private static readonly string[] Generated =
        ["docs/controls.md", "docs/guardrails.md", "docs/incidents.md", "docs/numbers.md"];

    public static TheoryData<string> Pages => [.. Documents.All.Select(page => page.Path).Except(Generated)];

    [Theory, MemberData(nameof(Pages))]
    public void Its_sentences_fit_in_120_columns(string page)
    {
        var isCode = false;
        var tooLong = new List<string>();
        foreach (var (index, line) in File.ReadAllLines(Repository.PathOf(page)).Index())
        {
            var text = line.TrimStart();
            if (text.StartsWith("```", StringComparison.Ordinal))
                isCode = !isCode;
            else if (!isCode && line.Length > Columns && !text.StartsWith('|')
                && !text.Contains("https://", StringComparison.Ordinal))
                tooLong.Add($"{page}:{index + 1} has {line.Length} columns");
        }

        tooLong.ShouldBeEmpty();
    }
}

using System.Text.RegularExpressions;

namespace Guardrails.Tests.Unit.Docs;

/// <summary>The threat model: each row is proven by a test that exists, or says that none proves it.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string[] Page = File.ReadAllLines(Repository.PathOf("SECURITY.md"));

    private static readonly IReadOnlyList<string[]> Rows =
    [
        .. Page.Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "))
            .Where(cells => cells.Length == 5 && cells[0] != "Tries to"),
    ];

    [Fact]
    public void Every_actor_has_rows() => Rows.Count.ShouldBeGreaterThan(20);

    [Fact]
    public void Every_test_that_a_row_names_exists()
    {
        var sources = Directory
            .EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .ToList();
        var named = Rows.SelectMany(row => Name().Matches(row[^1]))
            .Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value))
            .ToList();

        named.Count.ShouldBeGreaterThan(15);
        named.Where(test => !sources.Exists(source =>
            source.Contains($"class {test.Class}", StringComparison.Ordinal)
            && source.Contains($" {test.Method}(", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_row_without_a_test_says_so() =>
        Rows.Where(row => row[^1] != "-" && !Name().IsMatch(row[^1])).Select(row => row[0]).ShouldBeEmpty();

    [GeneratedRegex("`(?<class>[A-Za-z]+)\\.(?<method>[A-Za-z_0-9]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}

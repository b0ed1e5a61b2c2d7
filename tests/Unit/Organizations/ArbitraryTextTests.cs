using System.Text;
using Guardrails.Core.Organizations.File;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Organizations;

/// <summary>
/// Whatever stands in the file, the parser answers: an organization, or errors that a person can act on.
/// </summary>
public sealed class ArbitraryTextTests
{
    private const int Rounds = 2_000;

    // Pieces that break JSON, and pieces that are JSON where something else is expected.
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "\\u0000", "null", "true", "-0", "1e999",
        "0.1", "//", "/*", "*/", "\n", "\r",
        "\uFEFF", "\uD800", "ö", "\u0001", "\"$schema\":", "\"organization\":", "{}", "[]",
        "\"333333333333\"", "\"\"", "r-ex01", "aws-cn",
    ];

    [Fact]
    public void Mutations_of_the_example_are_parsed_or_explained_but_never_thrown()
    {
        var random = new Random(20261123);
        for (var round = 0; round < Rounds; round++)
        {
            var text = new StringBuilder(OrganizationFiles.Example);
            for (var change = random.Next(1, 4); change > 0; change--)
                Change(text, random);
            ShouldAnswer(text.ToString());
        }
    }

    [Fact]
    public void Random_pieces_are_parsed_or_explained_but_never_thrown()
    {
        var random = new Random(2026);
        for (var round = 0; round < Rounds; round++)
            ShouldAnswer(string.Concat(random.GetItems(Pieces, random.Next(0, 30))));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"organization\":")]
    public void Deep_nesting_is_explained(string opening)
    {
        ShouldAnswer(string.Concat(Enumerable.Repeat(opening, 10_000)));
    }

    private static void Change(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length);
        var piece = Pieces[random.Next(Pieces.Length)];
        switch (random.Next(4))
        {
            case 0:
                text.Length = at;
                break;
            case 1:
                text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at));
                break;
            case 2:
                text.Insert(at, piece);
                break;
            default:
                text[at] = piece[0];
                break;
        }

        if (text.Length == 0)
            text.Append(piece);
    }

    private static void ShouldAnswer(string text)
    {
        OrganizationFileResult result;
        try
        {
            result = OrganizationFiles.Parse(text);
        }
        catch (Exception thrown)
        {
            throw new InvalidOperationException($"Threw for: {text}", thrown);
        }

        (result.Config is null).ShouldBe(result.Errors.Count > 0, text);
        foreach (var error in result.Errors)
        {
            error.Path.ShouldStartWith("$");
            error.Problem.ShouldNotBeNullOrWhiteSpace();
            error.Accepted.ShouldNotBeNullOrWhiteSpace();
            error.ToString().ShouldNotContain("\n");
            error.Line.ShouldBeInRange(1, text.Count(one => one == '\n') + 1);
            error.Column.ShouldBeGreaterThan(0);
        }
    }
}

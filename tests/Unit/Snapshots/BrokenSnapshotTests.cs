using Guardrails.Core.Snapshots;

namespace Guardrails.Tests.Unit.Snapshots;

/// <summary>
/// Each case in broken-snapshots.json is one change to a good file, and the whole list of what must be said about it.
/// </summary>
public sealed class BrokenSnapshotTests
{
    private static readonly IReadOnlyDictionary<string, Change> Cases =
        CaseTable.Load<Change>("tests", "Unit", "Snapshots", "broken-snapshots.json");

    private static readonly string Good =
        File.ReadAllText(Repository.PathOf("tests", "Unit", "Snapshots", "snapshot.json"));

    public static TheoryData<string> Sentences() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_broken_snapshot_gets_every_error_with_its_path(string when)
    {
        var (of, by, errors) = Cases[when];
        (Good.Split(of).Length - 1).ShouldBe(1, "what is replaced stands there once");

        var result = OrganizationSnapshotFile.Parse(Good.Replace(of, by));

        result.Snapshot.ShouldBeNull();
        result.Errors.Count.ShouldBe(errors.Count, string.Join('\n', result.Errors));
        foreach (var (error, expected) in result.Errors.Zip(errors))
        {
            $"{error.Path}: {error.Problem}".ShouldStartWith(expected);
            error.Accepted.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData(" \r\n\t", "the file is empty")]
    [InlineData("{ \"takenAt\": ", "ends in the middle of something")]
    [InlineData("[]", "is a list, not an object")]
    [InlineData("null", "is null, not an object")]
    public void What_is_no_snapshot_at_all_is_one_error(string text, string problem)
    {
        var error = OrganizationSnapshotFile.Parse(text).Errors.ShouldHaveSingleItem();

        error.Path.ShouldBe("$");
        error.Problem.ShouldStartWith(problem);
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_parsed()
    {
        var error = OrganizationSnapshotFile.Parse(
            Good.PadRight(OrganizationSnapshotFile.MaximumBytes + 1)).Errors.ShouldHaveSingleItem();

        error.ToString().ShouldContain("at most 67108864 bytes");
    }

    [Fact]
    public void Ten_thousand_errors_on_a_single_line_have_their_columns()
    {
        var accounts = string.Concat(
            Enumerable.Range(0, 10_000).Select(_ =>
                """{"id":"1","name":"ä","parentId":"r-ex01","state":"ACTIVE"},"""));
        var text = Good[(Good.IndexOf('\n') + 1)..]
            .ReplaceLineEndings("")
            .Replace("\"accounts\": [", "\"accounts\": [" + accounts);

        var errors = OrganizationSnapshotFile.Parse(text).Errors;

        errors.Count.ShouldBe(10_000);
        errors.ShouldAllBe(error => error.Line == 1 && text.Substring(error.Column - 1, 3) == "\"1\"");
        errors[^1].Path.ShouldBe("$.accounts[9999].id");
    }

    /// <summary>One change, and what must be said.</summary>
    public sealed record Change(string Of, string By, IReadOnlyList<string> Errors);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Organizations.File;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Organizations;

/// <summary>Each case in BrokenFiles.json is one file, and the whole list of what must be said about it.</summary>
public sealed class BrokenFileTests
{
    private static readonly JsonArray Cases = (JsonArray)JsonNode.Parse(
        File.ReadAllText(Repository.PathOf("tests", "Unit", "Organizations", "BrokenFiles.json")),
        documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;

    public static TheoryData<string> Sentences() => [.. Cases.Select(one => (string)one!["when"]!)];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_broken_file_gets_every_error_with_path_problem_and_what_is_accepted(string when)
    {
        var broken = Cases.Single(one => (string)one!["when"]! == when)!;
        var file = broken["file"] is { } lines
            ? string.Join('\n', lines.AsArray().Select(line => (string)line!))
            : OrganizationFiles.With((string)broken["with"]!);

        var result = OrganizationFiles.Parse(file);

        result.Config.ShouldBeNull();
        var expected = broken["errors"]!.AsArray();
        result.Errors.Select(error => error.Path).ShouldBe(expected.Select(error => (string)error!["path"]!));
        foreach (var (error, words) in result.Errors.Zip(expected))
        {
            error.Problem.ShouldContain((string)words!["says"]!);
            error.Accepted.ShouldContain((string?)words["accepts"] ?? "");
            error.Accepted.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Errors_come_in_the_order_of_the_file_with_line_and_column()
    {
        var result = OrganizationFiles.Parse(
            """
            {
              "organization": { "id": "o-exampleorg1", "rootId": "r-ex01", "managementAccountId": "111" },
              "öffnet": "€", "delegatedAdministrator": "222"
            }
            """);

        result.Errors.Select(error => (error.Path, error.Line, error.Column)).ShouldBe(
        [
            ("$.organization.managementAccountId", 2, 87),
            ("$['öffnet']", 3, 3),
            ("$.delegatedAdministrator", 3, 44),
        ]);
        result.Errors[0].ToString().ShouldBe(
            "$.organization.managementAccountId: '111' is not an account id. Accepted: "
            + "12 digits in quotes, such as \"012345678901\" (line 2, column 87)");
    }

    [Fact]
    public void Truncated_json_names_line_and_column_of_its_end()
    {
        var error = OrganizationFiles.OnlyError("{\n  \"organization\": {\n    \"id\": \"o-exampleorg1\",");

        error.Problem.ShouldContain("ends in the middle");
        (error.Path, error.Line, error.Column).ShouldBe(("$", 3, 27));
    }

    [Theory]
    [InlineData("{ \"a\": [1, }", 1, 12)]
    [InlineData("{\n\"ö\": tru }", 2, 9)]
    public void Text_that_is_not_json_names_line_and_column(string text, int line, int column)
    {
        var error = OrganizationFiles.OnlyError(text);

        error.Problem.ShouldStartWith("is not valid JSON");
        (error.Line, error.Column).ShouldBe((line, column));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_called_empty(string text)
    {
        OrganizationFiles.OnlyError(text).Problem.ShouldBe("the file is empty");
    }

    [Theory]
    [InlineData(2 * 1024 * 1024, 'a')]
    [InlineData(OrganizationFile.MaximumBytes - 10, 'ö')]
    public void A_file_over_the_limit_is_refused_by_its_size(int characters, char filling)
    {
        var error = OrganizationFiles.OnlyError($"{{\"organization\":\"{new string(filling, characters)}\"}}");

        error.Problem.ShouldContain("bytes, too many");
        error.Accepted.ShouldBe("at most 1048576 bytes");
    }

    [Fact]
    public void A_caller_can_refuse_by_length_before_reading()
    {
        OrganizationFile.TooLarge(2_097_152).ToString().ShouldBe(
            "$: the file has 2097152 bytes, too many to be an organization. Accepted: "
            + "at most 1048576 bytes (line 1, column 1)");
    }
}

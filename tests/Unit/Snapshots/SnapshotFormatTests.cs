using Guardrails.Core.Snapshots;

namespace Guardrails.Tests.Unit.Snapshots;

public sealed class SnapshotFormatTests
{
    private static readonly string Good =
        File.ReadAllText(Repository.PathOf("tests", "Unit", "Snapshots", "snapshot.json"));

    [Fact]
    public void A_snapshot_from_before_formats_had_versions_is_read()
    {
        Good.ShouldNotContain("formatVersion");

        OrganizationSnapshotFile.Parse(Good).Snapshot.ShouldNotBeNull();
    }

    [Fact]
    public void What_is_written_says_its_version_and_is_read()
    {
        var written = OrganizationSnapshotFile.Write(OrganizationSnapshotFile.Parse(Good).Snapshot!);

        written.ShouldStartWith("{\n  \"formatVersion\": 1,\n");
        OrganizationSnapshotFile.Parse(written).Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2", "newer version")]
    [InlineData("999999999999999", "newer version")]
    [InlineData("0", "no version of Guardrails writes")]
    [InlineData("-1", "no version of Guardrails writes")]
    public void A_snapshot_of_another_format_is_refused_with_one_error_and_the_remedy(string version, string problem)
    {
        var other = $"{{ \"formatVersion\": {version}, \"whatIsNew\": 1, \"accounts\": {{}} }}";

        var error = OrganizationSnapshotFile.Parse(other).Errors.ShouldHaveSingleItem();

        error.Path.ShouldBe("$.formatVersion");
        error.Problem.ShouldContain(problem);
        error.Accepted.ShouldContain("'guardrails snapshot'");
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    public void A_version_that_is_none_is_an_error_like_any_other(string version) =>
        OrganizationSnapshotFile.Parse(Good.Replace("\"takenAt\"", $"\"formatVersion\": {version}, \"takenAt\""))
            .Errors.ShouldHaveSingleItem().Path.ShouldBe("$.formatVersion");

    [Fact]
    public async Task Git_ignores_every_snapshot_except_the_example()
    {
        Judge.Require("git", "--version");

        (await Judge.RunAsync("git", ["check-ignore", "-q", "acme.snapshot.json"])).ExitCode.ShouldBe(0);
        (await Judge.RunAsync("git", ["check-ignore", "-q", "orgs/acme.snapshot.json"])).ExitCode.ShouldBe(0);
        (await Judge.RunAsync("git", ["check-ignore", "-q", "orgs/example.snapshot.json"])).ExitCode.ShouldBe(1);
    }
}

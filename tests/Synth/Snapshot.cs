using Guardrails.Core.Ids;
using Guardrails.Core.Snapshots;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary><c>guardrails snapshot</c>, run as a user runs it, with the embedded organization as AWS.</summary>
public sealed class Snapshot : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guardrails-snapshot-");
    private LocalOrganization _aws = null!;

    private string File => Path.Combine(_folder.FullName, "acme.snapshot.json");

    private IEnumerable<string> Files => _folder.EnumerateFileSystemInfos().Select(file => file.Name);

    public async ValueTask InitializeAsync() =>
        _aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new LocalOptions(), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_organization_is_written_into_a_file_and_nothing_else_is()
    {
        var result = await RunAsync("111111111111", "--file", File);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.Trim()
            .ShouldBe($"{File}: o-exampleorg1 with 15 accounts, 5 units and 4 service control policies.");
        result.Error.ShouldContain("... Reading policies");
        Files.ShouldBe(["acme.snapshot.json"]);
        var written = Read(File);
        (DateTimeOffset.UtcNow - written.TakenAt).ShouldBeInRange(TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(2));
        OrganizationSnapshotFile.Write(written with { TakenAt = default })
            .ShouldBe(
                OrganizationSnapshotFile.Write(
                    Read(Repository.PathOf("orgs", "example.snapshot.json")) with { TakenAt = default }));
    }

    [Fact]
    public async Task A_file_that_exists_is_overwritten_by_force_alone()
    {
        await System.IO.File.WriteAllTextAsync(File, "mine", TestContext.Current.CancellationToken);

        var refused = await RunAsync("111111111111", "--file", File);

        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain($"{File} exists. Remedy: write to another file, or overwrite it with --force.");
        (await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken)).ShouldBe("mine");

        var forced = await RunAsync("111111111111", "--file", File, "--force");

        forced.ExitCode.ShouldBe(0, forced.Error);
        Read(File).Accounts.Count.ShouldBe(15);
        Files.ShouldBe(["acme.snapshot.json"]);
    }

    [Fact]
    public async Task Who_may_not_read_the_organization_gets_the_remedy_and_no_file()
    {
        var result = await RunAsync("444444444444", "--file", File);

        result.ExitCode.ShouldBe(3);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("organizations:ListRoots failed: AccessDeniedException");
        result.Error
            .ShouldContain("Remedy: run it with credentials of the management account or of a delegated administrator");
        result.Error.ShouldNotContain("   at ");
        Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_said_before_anything_is_read()
    {
        var result =
            await RunAsync("111111111111", "--file", Path.Combine(_folder.FullName, "nowhere", "acme.snapshot.json"));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("cannot be written");
        result.Error.ShouldNotContain("Reading");
    }

    [Fact]
    public async Task Without_a_file_it_is_a_usage_error() => (await RunAsync("111111111111")).ExitCode.ShouldBe(2);

    [Fact]
    public async Task The_help_says_what_the_file_holds() =>
        (await RunAsync("111111111111", "--help")).Output.ReplaceLineEndings(" ").ShouldContain("holds no secret");

    private Task<JudgeResult> RunAsync(string account, params string[] arguments) =>
        GuardrailsCommand.RunAsync(_aws, _aws.Administrator(AccountId.Parse(account)), ["snapshot", .. arguments]);

    private static OrganizationSnapshot Read(string file)
    {
        var result = OrganizationSnapshotFile.Parse(System.IO.File.ReadAllText(file));
        result.Errors.ShouldBeEmpty();
        return result.Snapshot.ShouldNotBeNull();
    }
}

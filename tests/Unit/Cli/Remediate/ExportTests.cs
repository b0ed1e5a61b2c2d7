using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Cli.Remediate;
using Guardrails.Cli.Shared;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Cli.Remediate;

public sealed class ExportTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guardrails-export-");
    private RemediateSite _site = null!;

    private string FilePath => Path.Combine(_folder.FullName, "evidence.json");

    public async ValueTask InitializeAsync() => _site = await RemediateSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_auditor_gets_the_log_the_decisions_and_the_verification()
    {
        var (_, export) = await ExportedAsync();

        export["formatVersion"]!.GetValue<int>().ShouldBe(1);
        Text(export, "stageInWords").ShouldBe("done");
        (Text(export, "startedBy"), Text(export, "approvedBy")).ShouldBe(("ann", "bob"));
        Of(export, "log").Select(entry => Text(entry, "entry")).ShouldBe(
        [
            "Begun", "Proved", "QuarantineProven", "Attached", "AuditPassed", "Looked", "Approved", "Looked", "Deleted",
            "Verified", "Detached",
        ]);
        Of(export, "log").Select(entry => entry["number"]!.GetValue<int>()).ShouldBe(Enumerable.Range(0, 11));
        var proof = Of(export, "proofs").ShouldHaveSingleItem()["proof"]!;
        (Text(proof, "id"), Text(proof, "use")).ShouldBe(("AKIAIOSFODNN7EXAMPLE", "unused"));
        Of(export, "verification").ShouldHaveSingleItem()["left"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_can_be_checked_with_no_more_than_the_file()
    {
        var (_, export) = await ExportedAsync();

        var decision = Of(export, "decisions").ShouldHaveSingleItem();

        (Text(decision, "decision"), Text(decision, "person")).ShouldBe(("approve", "bob"));
        Text(decision, "identity").ShouldContain(":assumed-role/AWSReservedSSO_Security_0123456789abcdef/bob");
        Text(decision, "reason").ShouldBe("It is time.");
        Sha256(Text(decision, "signed")).ShouldBe(Text(decision, "hash"));
        Sha256(Text(decision, "shown")).ShouldBe(Text(decision, "shownHash"));
        Text(decision, "signed").ShouldContain(Text(decision, "shownHash"));
        Text(decision, "shown").ShouldContain("access key AKIAIOSFODNN7EXAMPLE: Unused");
        decision["entry"]!.GetValue<int>().ShouldBe(6);
    }

    [Fact]
    public async Task The_printed_hash_is_that_of_the_file_and_the_same_log_gives_the_same_file()
    {
        var (output, _) = await ExportedAsync();
        var bytes = File.ReadAllBytes(FilePath);

        output.ShouldContain($"SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}");
        File.Delete(FilePath);
        await RunAsync();
        File.ReadAllBytes(FilePath).ShouldBe(bytes);
    }

    [Fact]
    public async Task Nothing_is_overwritten_and_a_failure_leaves_no_file()
    {
        await _site.WriteAsync(Logs.Begun());
        File.WriteAllText(FilePath, "evidence");
        (await Should.ThrowAsync<CommandException>(RunAsync)).Message.ShouldContain("exists");
        File.ReadAllText(FilePath).ShouldBe("evidence");
        File.Delete(FilePath);
        await _site.Decisions.Table.AddAsync(
            new(
                RemediationKeys.OfEntry(Logs.Account, "444444444444-aaaaaaaa", 1),
                new Dictionary<string, string> { ["entry"] = "{}" },
                new Dictionary<string, IReadOnlyList<string>>()),
            default);

        await Should.ThrowAsync<FormatException>(RunAsync);

        Directory.GetFiles(Path.GetDirectoryName(FilePath)!).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named_with_the_remedy()
    {
        var folder = Path.Combine(Path.GetDirectoryName(FilePath)!, "none");

        Should.Throw<CommandException>(() => AtomicFile.Create(Path.Combine(folder, "one.json"))).Message.ShouldBe(
            $"{folder}/one.json cannot be written: there is no folder {folder}. Remedy: make it, or give another "
            + "path.");
    }

    [Fact]
    public void Hostile_text_is_escaped() => Shown.ShouldBePrintable(
        CaseExport.Format.Write(CaseExport.Of(CaseExamples.Read(CaseExamples.Hostile()))).ReplaceLineEndings("\n"));

    /// <summary>Bob approves by the command; his decision is taken into the log, and it goes on to the end.</summary>
    private async Task<(string Output, JsonObject Export)> ExportedAsync()
    {
        var log = Logs.Quiet();
        var waiting = await _site.WriteAsync(log);
        await _site.DecideAsync(_site.Bob, CaseAct.Approve, waiting);
        var (decision, by) = (await _site.RowsAsync()).Single();
        log.Then(_ => decision.Entry(by)).Look()
            .Then(one => new RemediationEntry.Deleted(one.Now))
            .Then(one => new RemediationEntry.Verified([], one.Now))
            .Then(one => new RemediationEntry.Detached(one.Now));
        foreach (var (number, entry) in log.Entries.Index().Skip(waiting.Entries))
            await _site.Ledger.AppendAsync(waiting.Account, waiting.Id, number, entry, default);
        var output = await RunAsync();
        return (output, JsonNode.Parse(await File.ReadAllTextAsync(FilePath))!.AsObject());
    }

    private async Task<string> RunAsync()
    {
        using var output = new StringWriter { NewLine = "\n" };
        (await ExportCommand.RunAsync(
            _site.Of(_site.Bob), Logs.Account, "444444444444-aaaaaaaa", FilePath, output, default))
            .ShouldBe(ExitCode.Done);
        return output.ToString();
    }

    private static IEnumerable<JsonNode> Of(JsonNode json, string list) => json[list]!.AsArray().Select(item => item!);

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

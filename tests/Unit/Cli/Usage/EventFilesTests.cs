using System.IO.Compression;
using System.Text;
using Guardrails.Cli.Shared;
using Guardrails.Cli.Usage;
using Guardrails.Core.Ids;
using Guardrails.Core.Usage;
using Guardrails.Tests.Unit.Usage;

namespace Guardrails.Tests.Unit.Cli.Usage;

public sealed class EventFilesTests : IDisposable
{
    private static readonly AccountId Account = AccountId.Parse("444444444444");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usage");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Files_of_a_trail_event_lines_and_lists_are_read_zipped_or_not_in_all_folders()
    {
        Write("a/b/444444444444_CloudTrail_us-east-1_20261123T0900Z_abc.json.gz", Records("1", "2"), zipped: true);
        Write("lines.jsonl", $"{KeyEvents.Json("3")}\n{KeyEvents.Json("4")}\n");
        Write("list.json", $" [\n{KeyEvents.Json("5")} , {KeyEvents.Json("6")}\n] ");
        Write("one.json", "\uFEFF" + KeyEvents.Json("7"));
        Write("a/444444444444_CloudTrail-Digest_us-east-1_20261123T0900Z.json", "{\"digest\":1}");
        Write("notes.txt", "no events");

        var (usage, files) = await ReadAsync();

        usage.Calls.Select(call => call.EventId).ShouldBe(["1", "2", "3", "4", "5", "6", "7"]);
        (files.Files, files.Events).ShouldBe((4, 7));
        files.Unread.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_events_are_read_however_the_bytes_arrive()
    {
        var json = Encoding.UTF8.GetBytes(
            $$"""{ "Records" : [ {{Odd()}}, {} ] , "x" : 1 }""");
        for (var size = 1; size <= 64; size++)
        {
            var seen = new List<string>();

            await new EventScanner().ScanAsync(
                new Chunks(json, size), one => seen.Add(Encoding.UTF8.GetString(one)), CancellationToken.None);

            seen.Count.ShouldBe(2, $"{size} bytes at a time");
            seen[0].ShouldBe(Odd());
            seen[1].ShouldBe("{}");
        }
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("nothing", "it is no JSON of events")]
    [InlineData("\"Records\"", "it is no JSON of events")]
    [InlineData("}", "it is no JSON of events: something ends that did not begin")]
    [InlineData("{\"Records\":[", "it ends in the middle of an event")]
    [InlineData("{\"Records\":[{\"eventSource\":\"s3", "it ends in the middle of an event")]
    [InlineData("{\"Events\":[{\"CloudTrailEvent\":\"{}\"}]}", "it holds something that is no event of CloudTrail's")]
    public async Task A_file_that_cannot_be_read_to_its_end_is_named_and_the_key_is_not_unused(string text, string why)
    {
        Write("bad.json", text);

        var (usage, files) = await ReadAsync();

        files.Unread.ShouldHaveSingleItem().Reason
            .ShouldBe($"{Path.Combine(_folder.FullName, "bad.json")} was not read to its end: {why}");
        usage.Verdict.ShouldBeOfType<KeyVerdict.CannotTell>();
    }

    [Fact]
    public async Task A_zipped_file_that_was_cut_off_anywhere_is_named()
    {
        var whole = Zipped(Records([.. Enumerable.Range(0, 50).Select(id => $"{id}")]));
        for (var length = 2; length < whole.Length - 12; length += 37)
        {
            File.WriteAllBytes(Path.Combine(_folder.FullName, "cut.json.gz"), whole[..length]);

            var (usage, files) = await ReadAsync();

            files.Unread.ShouldHaveSingleItem($"{length} bytes");
            usage.Verdict.ShouldNotBeOfType<KeyVerdict.Unused>();
        }
    }

    [Fact]
    public async Task An_event_of_the_key_that_is_no_event_is_named()
    {
        Write("a.json", $$"""{"Records":[{"eventSource":"s3.amazonaws.com","x":"{{KeyEvents.Key}}"}]}""");

        (await ReadAsync()).Usage.Gaps.ShouldHaveSingleItem().Reason
            .ShouldContain("a.json: the event.eventName is missing");
    }

    [Fact]
    public async Task Events_of_others_are_not_parsed_and_those_of_sessions_are_found_whichever_file_has_them()
    {
        Write("1.json", OfSession("2"));
        Write("2.json", $"{KeyEvents.Json("3", key: "AKIAIOSFODNN7EXAMPLF")}{{\"eventSource\":1}}");
        Write("3.json", KeyEvents.Json("1", new()
        {
            ["eventSource"] = "sts.amazonaws.com",
            ["eventName"] = "GetSessionToken",
            ["responseElements"] = new System.Text.Json.Nodes.JsonObject
            {
                ["credentials"] = new System.Text.Json.Nodes.JsonObject { ["accessKeyId"] = KeyEvents.Session },
            },
        }));

        var (usage, files) = await ReadAsync();

        usage.Calls.Select(call => call.EventId).ShouldBe(["1", "2"]);
        usage.Gaps.ShouldBeEmpty();
        files.Events.ShouldBe(4);
    }

    [Fact]
    public async Task A_path_that_is_not_there_or_has_no_file_of_events_is_an_input_error()
    {
        foreach (var path in new[] { _folder.FullName, Path.Combine(_folder.FullName, "missing") })
        {
            (await Should.ThrowAsync<CommandException>(() => new EventFiles(path, Account, new Progress<string>())
                .ReadAsync([KeyEvents.Key], new(), CancellationToken.None))).ExitCode.ShouldBe(ExitCode.BadInput);
        }
    }

    [Fact]
    public void Days_and_Regions_without_a_file_are_gaps_and_files_of_another_account_cover_nothing()
    {
        var coverage = new FileCoverage(Account);
        foreach (var day in KeyEvents.Window.Days())
            coverage.Add($"444444444444_CloudTrail_us-east-1_{day:yyyyMMdd}T0005Z_k3Jb.json.gz");
        coverage.Add("555555555555_CloudTrail_eu-west-1_20261123T0005Z_k3Jb.json.gz");

        coverage.Gaps(KeyEvents.Window, ["us-east-1"]).ShouldBeEmpty();
        coverage.Gaps(KeyEvents.Window, ["us-east-1", "eu-west-1"]).ShouldHaveSingleItem().Reason
            .ShouldBe("there is no file of 91 days, the first of them 2026-08-30");
        coverage.Gaps(KeyEvents.Window, []).ShouldHaveSingleItem().Region.ShouldBeNull();
        coverage.Nameless.ShouldBe(1);
    }

    private static string Odd() => KeyEvents.Json("1", new() { ["userAgent"] = "a \"quoted\" {[ \\ 🔑" });

    private static string Records(params string[] ids) =>
        $$"""{"Records":[{{string.Join(",", ids.Select(id => KeyEvents.Json(id)))}}]}""";

    private static string OfSession(string id) =>
        $$"""{"Records":[{{KeyEvents.Json(id, key: KeyEvents.Session)}}]}""";

    private static byte[] Zipped(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    private void Write(string name, string text, bool zipped = false)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, zipped ? Zipped(text) : Encoding.UTF8.GetBytes(text));
    }

    private async Task<(KeyUsage Usage, EventFiles Files)> ReadAsync()
    {
        var (files, log) = (new EventFiles(_folder.FullName, Account, new Progress<string>()), new UsageLog());
        await files.ReadAsync([KeyEvents.Key], log, CancellationToken.None);
        return (log.Of(KeyEvents.Key, KeyEvents.Window, KeyEvents.NeverUsed, files.Unread), files);
    }

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private sealed class Chunks(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}

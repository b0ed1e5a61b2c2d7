using System.IO.Compression;
using System.Text;
using Guardrails.Cli.Shared;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Usage;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Cli.Usage;

/// <summary>
/// Reads what access keys did from files: those of a trail, as they were copied from its bucket, or one event a line.
/// </summary>
/// <param name="path">A file, or a folder that is read with all folders in it.</param>
/// <param name="account">The account whose keys they are.</param>
/// <param name="progress">Told how far it is.</param>
internal sealed class EventFiles(string path, AccountId account, IProgress<string> progress)
{
    /// <summary>True for an event that is to be parsed.</summary>
    private delegate bool Wanted(ReadOnlySpan<byte> json);

    private const int FilesBetweenTwoReports = 5_000;

    private static readonly string[] Endings = [".json", ".json.gz", ".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"];

    // Files of the same bucket that hold no events of calls.
    private static readonly string[] Others = ["_CloudTrail-Digest_", "_CloudTrail-Insight_"];

    private readonly List<UsageGap> _unread = [];

    /// <summary>The days and Regions that the files cover.</summary>
    public FileCoverage Coverage { get; } = new(account);

    /// <summary>The files that could not be read to their end.</summary>
    public IReadOnlyList<UsageGap> Unread => _unread;

    /// <summary>The events that were looked at.</summary>
    public long Events { get; private set; }

    /// <summary>The files that were looked at.</summary>
    public int Files { get; private set; }

    /// <summary>Reads them into a log: once for the keys, and again as long as there are sessions to follow.</summary>
    /// <exception cref="CommandException">There is no such file or folder, or no file of events in it.</exception>
    public async Task ReadAsync(IReadOnlyList<string> keys, UsageLog log, CancellationToken cancellation)
    {
        var files = Find();
        Files = files.Count;
        var (left, read) = (keys.ToList(), new HashSet<string>(StringComparer.Ordinal));
        for (var first = true; left.Count > 0; first = false)
        {
            progress.Report(
                $"reading {Counted.Of(files.Count, "file")} for {Counted.Of(left.Count, first ? "key" : "session")}");
            var ids = new KeyIds(left);
            foreach (var gap in await ReadAsync(files, new(ids.AreIn, Add, first), cancellation))
            {
                if (first)
                    _unread.Add(gap);
            }

            read.UnionWith(left);
            left = [.. keys.SelectMany(log.SessionsOf).Distinct(StringComparer.Ordinal).Except(read)];
        }

        void Add(string file, string json)
        {
            try
            {
                log.Add(RootActivity.ParseRecord(json));
            }
            catch (FormatException exception)
            {
                log.AddUnreadable($"in {file}: {exception.Message}");
            }
        }
    }

    /// <summary>Reads the calls of a role's sessions from them.</summary>
    /// <remarks>An event whose text is escaped may hold the role's name in other bytes, so it is parsed.</remarks>
    public async Task<RoleCalls> ReadAsync(IamRoleArn role, CancellationToken cancellation)
    {
        var (files, name) = (Find(), Encoding.ASCII.GetBytes(role.Name));
        var (calls, gaps) = (new List<RootActivity>(), new List<UsageGap>());
        progress.Report($"reading {Counted.Of(files.Count, "file")} for calls of role {role.Name}");
        gaps.AddRange(await ReadAsync(
            files,
            new(json => json.IndexOf(name) >= 0 || json.IndexOf("\\u"u8) >= 0, Take, IsFirst: false),
            cancellation));
        return new(calls, gaps);

        void Take(string file, string json)
        {
            try
            {
                if (RootActivity.ParseRecord(json) is var call && role.Issued(call))
                    calls.Add(call);
            }
            catch (FormatException exception)
            {
                gaps.Add(new(
                    Region: null,
                    $"an event in {file} cannot be read: {exception.Message.TrimEnd('.')}",
                    "look at it, as it may be a call of the role."));
            }
        }
    }

    private async Task<IReadOnlyList<UsageGap>> ReadAsync(
        List<string> files, Pass pass, CancellationToken cancellation)
    {
        var unread = new List<UsageGap>();
        foreach (var (index, file) in files.Index())
        {
            if (index > 0 && index % FilesBetweenTwoReports == 0)
                progress.Report($"{index} of {Counted.Of(files.Count, "file")} read");
            try
            {
                await ReadAsync(file, pass, cancellation);
                if (pass.IsFirst)
                    Coverage.Add(Path.GetFileName(file));
            }
            catch (Exception exception) when (
                exception is IOException or UnauthorizedAccessException or InvalidDataException or FormatException)
            {
                // What was read of it before counts; what is missing may be a use.
                unread.Add(new(Region: null, $"{file} was not read to its end: {exception.Message}", Remedy));
            }
        }

        return unread;
    }

    private const string Remedy = "copy the file again from its bucket, or read event history instead.";

    private async Task ReadAsync(string file, Pass pass, CancellationToken cancellation)
    {
        await using var bytes = new FileStream(
            file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        var zipped = bytes.ReadByte() == 0x1f && bytes.ReadByte() == 0x8b;
        bytes.Position = 0;
        await using Stream text = zipped ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        await new EventScanner().ScanAsync(text, Take, cancellation);

        void Take(ReadOnlySpan<byte> json)
        {
            if (pass.IsFirst)
                Events++;
            if (json.IndexOf("\"eventSource\""u8) < 0)
                throw new FormatException("it holds something that is no event of CloudTrail's");
            if (pass.IsWanted(json))
                pass.Take(file, Encoding.UTF8.GetString(json));
        }
    }

    private List<string> Find()
    {
        try
        {
            if (File.Exists(path))
                return [path];
            var found = Directory.EnumerateFiles(path, "*", new EnumerationOptions
                {
                    RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None,
                })
                .Where(file => Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                .Where(file => !Others.Any(other => Path.GetFileName(file).Contains(other, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal)
                .ToList();
            return found.Count > 0
                ? found
                : throw new CommandException(
                    ExitCode.BadInput,
                    $"{path} has no file of events. Remedy: name a folder with files that end in .json or .json.gz.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.BadInput, $"--events {path} cannot be read: {exception.Message}");
        }
    }
    /// <summary>One time through all files.</summary>
    /// <param name="IsWanted">Tells which events are parsed.</param>
    /// <param name="Take">Takes the file and the event.</param>
    /// <param name="IsFirst">True for the first time, in which files and events are counted.</param>
    private sealed record Pass(Wanted IsWanted, Action<string, string> Take, bool IsFirst);
}

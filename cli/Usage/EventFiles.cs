using System.IO.Compression;
using System.Text;
using Guardrails.Cli.Shared;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Usage;

namespace Guardrails.Cli.Usage;

/// <summary>
/// Reads what access keys did from files: those of a trail, as they were copied from its bucket, or one event a line.
/// </summary>
/// <param name="path">A file, or a folder that is read with all folders in it.</param>
/// <param name="account">The account whose keys they are.</param>
/// <param name="progress">Told how far it is.</param>
internal sealed class EventFiles(string path, AccountId account, IProgress<string> progress)
{
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
            await ReadAsync(files, new(left), log, first, cancellation);
            read.UnionWith(left);
            left = [.. keys.SelectMany(log.SessionsOf).Distinct(StringComparer.Ordinal).Except(read)];
        }
    }

    private async Task ReadAsync(
        List<string> files, KeyIds ids, UsageLog log, bool first, CancellationToken cancellation)
    {
        foreach (var (index, file) in files.Index())
        {
            if (index > 0 && index % FilesBetweenTwoReports == 0)
                progress.Report($"{index} of {Counted.Of(files.Count, "file")} read");
            try
            {
                await ReadAsync(file, ids, log, first, cancellation);
                if (first)
                    Coverage.Add(Path.GetFileName(file));
            }
            catch (Exception exception) when (
                exception is IOException or UnauthorizedAccessException or InvalidDataException or FormatException)
            {
                // What was read of it before counts; what is missing may be a use.
                if (first)
                    _unread.Add(new(Region: null, $"{file} was not read to its end: {exception.Message}", Remedy));
            }
        }
    }

    private const string Remedy = "copy the file again from its bucket, or read event history instead.";

    private async Task ReadAsync(
        string file, KeyIds ids, UsageLog log, bool first, CancellationToken cancellation)
    {
        await using var bytes = new FileStream(
            file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        var zipped = bytes.ReadByte() == 0x1f && bytes.ReadByte() == 0x8b;
        bytes.Position = 0;
        await using Stream text = zipped ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        await new EventScanner().ScanAsync(text, Take, cancellation);

        void Take(ReadOnlySpan<byte> json)
        {
            if (first)
                Events++;
            if (json.IndexOf("\"eventSource\""u8) < 0)
                throw new FormatException("it holds something that is no event of CloudTrail's");
            if (ids.AreIn(json))
                Add(file, Encoding.UTF8.GetString(json), log);
        }
    }

    private static void Add(string file, string json, UsageLog log)
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
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Guardrails.Aws.Usage;
using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Usage;

namespace Guardrails.Cli.Usage;

/// <summary>
/// A file of one line for each page that was read. A line is written at once and is whole or, where the process was
/// killed in it, the last one and cut off: so whatever stops a reading, the next one goes on where it was.
/// </summary>
internal sealed class HistoryJournal : IHistoryJournal, IDisposable
{
    private const int Version = 1;

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly Dictionary<(string Key, string Region), HistoryPlace> _places = [];

    private HistoryJournal(string path, FileStream stream, UsageWindow window) =>
        (_path, _stream, Window) = (path, stream, window);

    /// <summary>The time that is looked at: that of the first reading.</summary>
    public UsageWindow Window { get; }

    /// <inheritdoc/>
    public IEnumerable<string> Events => Lines(_stream).Skip(1)
        .SelectMany(line => JsonSerializer.Deserialize<PageLine>(line)!.Events);

    /// <summary>Opens the file, or begins it where there is none.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="account">The account that is read.</param>
    /// <param name="window">The time that is looked at where the file is new.</param>
    /// <exception cref="CommandException">It cannot be used; the message says why, and the remedy.</exception>
    public static HistoryJournal Open(string path, AccountId account, UsageWindow window)
    {
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None,
            };
            // Events tell about an account what not everybody needs to know.
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var stream = new FileStream(path, options);
            try
            {
                return Read(path, stream, account, window);
            }
            catch
            {
                stream.Dispose();
                throw;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.BadInput, $"--resume {path} cannot be used: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public HistoryPlace PlaceOf(string accessKeyId, string region) =>
        _places.GetValueOrDefault((accessKeyId, region), HistoryPlace.Beginning);

    /// <inheritdoc/>
    public void Keep(HistoryPage page)
    {
        Write(JsonSerializer.Serialize(new PageLine(
            page.AccessKeyId, page.Region, page.Place.Reached, page.Place.IsFinished, page.Events)));
        _places[(page.AccessKeyId, page.Region)] = page.Place;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static HistoryJournal Read(string path, FileStream stream, AccountId account, UsageWindow window)
    {
        CutOff(stream);
        if (stream.Length == 0)
        {
            var begun = new HistoryJournal(path, stream, window);
            begun.Write(JsonSerializer.Serialize(new HeaderLine(Version, account.Value, window.From, window.To)));
            return begun;
        }

        HistoryJournal? journal = null;
        foreach (var (index, line) in Lines(stream).Index())
        {
            try
            {
                if (journal is null)
                    journal = new(path, stream, Kept(path, line, account, window));
                else if (JsonSerializer.Deserialize<PageLine>(line) is { Key: { } key, Region: { } region } page)
                    journal._places[(key, region)] = new(page.Reached, page.Finished);
            }
            catch (JsonException exception)
            {
                throw Unusable(path, $"line {(index + 1).ToString(CultureInfo.InvariantCulture)}: {exception.Message}");
            }
        }

        return journal!;
    }

    private static UsageWindow Kept(string path, string line, AccountId account, UsageWindow asked)
    {
        var header = JsonSerializer.Deserialize<HeaderLine>(line);
        if (header is not { GuardrailsUsage: Version })
            throw Unusable(path, "it is no file that this version of 'guardrails usage' wrote");
        if (header.Account != account.Value)
            throw Unusable(path, $"it is of account {header.Account}");
        var kept = new UsageWindow(header.From, header.To);
        return kept.Length == asked.Length ? kept : throw Unusable(path, $"it is of {kept.Length}");
    }

    private static CommandException Unusable(string path, string why) => new(
        ExitCode.BadInput, $"--resume {path}: {why.TrimEnd('.')}. Remedy: name another file, or delete this one.");

    /// <summary>A line that was begun and not ended was not kept.</summary>
    private static void CutOff(FileStream stream)
    {
        var end = stream.Length;
        for (; end > 0; end--)
        {
            stream.Position = end - 1;
            if (stream.ReadByte() == '\n')
                break;
        }

        stream.SetLength(end);
    }

    private static IEnumerable<string> Lines(FileStream stream)
    {
        stream.Position = 0;
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private void Write(string line)
    {
        try
        {
            _stream.Seek(0, SeekOrigin.End);
            _stream.Write(Encoding.UTF8.GetBytes($"{line}\n"));
            _stream.Flush(flushToDisk: true);
        }
        catch (IOException exception)
        {
            throw new CommandException(ExitCode.Failed, $"--resume {_path} was not written: {exception.Message}");
        }
    }

    private sealed record HeaderLine(int GuardrailsUsage, string Account, DateTimeOffset From, DateTimeOffset To);

    private sealed record PageLine(
        string Key, string Region, DateTimeOffset? Reached, bool Finished, IReadOnlyList<string> Events);
}

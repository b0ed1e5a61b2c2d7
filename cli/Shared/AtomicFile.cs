namespace Guardrails.Cli.Shared;

/// <summary>
/// A file that is there whole or not at all: written beside its place, and moved into it when it is complete.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string _beside;

    private AtomicFile(string path, string beside) => (_path, _beside) = (path, beside);

    /// <summary>Begins a file; nothing is in its place yet.</summary>
    /// <exception cref="CommandException">No file can be written there.</exception>
    public static AtomicFile Create(string path)
    {
        var beside = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            if (Directory.Exists(path))
                throw new IOException("it is a folder. Remedy: give the path of a file.");
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
            {
                throw new IOException(
                    $"there is no folder {folder}. Remedy: make it, or give another path.");
            }

            using var created = new FileStream(beside, FileMode.CreateNew);
            return new(path, beside);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.BadInput, $"{path} cannot be written: {exception.Message}");
        }
    }

    /// <summary>Writes all of it, and moves it into its place.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="overwrite">Lets it replace a file.</param>
    /// <param name="cancellation">Leaves its place as it is.</param>
    /// <exception cref="CommandException">It could not be written.</exception>
    public Task KeepAsync(string text, bool overwrite, CancellationToken cancellation) => KeepAsync(
        async stream =>
        {
            await using var writer = new StreamWriter(stream, leaveOpen: true);
            await writer.WriteAsync(text.AsMemory(), cancellation);
        },
        overwrite);

    /// <summary>The same of what does not fit into memory.</summary>
    /// <param name="write">Writes all of it.</param>
    /// <param name="overwrite">Lets it replace a file.</param>
    /// <exception cref="CommandException">It could not be written.</exception>
    public async Task KeepAsync(Func<Stream, Task> write, bool overwrite)
    {
        try
        {
            await using (var stream = new FileStream(_beside, FileMode.Create))
                await write(stream);
            File.Move(_beside, _path, overwrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failed, $"{_path} was not written: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(_beside);
}

using Guardrails.Core.Json;

namespace Guardrails.Cli.Shared;

/// <summary>A file that a command was given.</summary>
internal static class InputFile
{
    /// <summary>Reads its text.</summary>
    /// <param name="path">The path that a person gave.</param>
    /// <param name="maximumBytes">The largest file that is read.</param>
    /// <exception cref="CommandException">It cannot be read, or is too large.</exception>
    public static string Read(string path, long maximumBytes)
    {
        try
        {
            if (!File.Exists(path))
                throw new CommandException(ExitCode.BadInput, $"{path}: there is no such file.");

            // A link has a length of its own. A pipe, a device and an empty file have none, and none of them is opened:
            // the first waits for a writer, and the second never ends.
            var file = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
            if (file.Length > maximumBytes)
            {
                throw new CommandException(
                    ExitCode.BadInput,
                    $"{path}: the file has {file.Length} bytes, but at most {maximumBytes} are read.");
            }

            if (file.Length == 0)
                return "";

            // No more than it had: it may grow meanwhile.
            var bytes = new byte[file.Length];
            using var stream = file.OpenRead();
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var text = Utf8Text.Of(bytes.AsSpan(0, read));
            return text.Text ?? throw new CommandException(ExitCode.BadInput, $"{path}: {text.Error}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.BadInput, $"{path}: cannot be read: {exception.Message}");
        }
    }
}

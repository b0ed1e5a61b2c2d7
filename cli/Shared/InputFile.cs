using Guardrails.Core.Json;
using Guardrails.Infra.Input;

namespace Guardrails.Cli.Shared;

/// <summary>A file that a command was given.</summary>
internal static class InputFile
{
    /// <summary>Reads its text.</summary>
    /// <param name="path">The path that a person gave.</param>
    /// <param name="maximumBytes">The largest file that is read.</param>
    /// <exception cref="CommandException">It cannot be read, or is too large, or no regular file.</exception>
    public static string Read(string path, int maximumBytes)
    {
        try
        {
            if (!File.Exists(path))
                throw new CommandException(ExitCode.BadInput, $"{path}: there is no such file.");
            var bytes = RegularFile.Read(path, maximumBytes)
                ?? throw new CommandException(ExitCode.BadInput, $"{path}: $: the file {RegularFile.Accepted}");
            if (bytes.Length > maximumBytes)
            {
                throw new CommandException(
                    ExitCode.BadInput, $"{path}: the file is too large: at most {maximumBytes} bytes are read.");
            }

            var text = Utf8Text.Of(bytes);
            return text.Text ?? throw new CommandException(ExitCode.BadInput, $"{path}: {text.Error}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.BadInput, $"{path}: cannot be read: {exception.Message}");
        }
    }
}

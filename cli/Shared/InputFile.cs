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
            var file = new FileInfo(path);
            if (!file.Exists)
                throw new CommandException(ExitCode.BadInput, $"{path}: there is no such file.");
            if (file.Length > maximumBytes)
            {
                throw new CommandException(
                    ExitCode.BadInput,
                    $"{path}: the file has {file.Length} bytes, but at most {maximumBytes} are read.");
            }

            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.BadInput, $"{path}: cannot be read: {exception.Message}");
        }
    }
}

namespace Guardrails.Cli.Shared;

/// <summary>A file that a command was given.</summary>
internal static class InputFile
{
    /// <summary>Reads its text.</summary>
    /// <param name="path">The path that a person gave.</param>
    /// <param name="maximumBytes">The largest file that is read.</param>
    /// <param name="place">The place in the file that the whole of it is; empty where no path leads into it.</param>
    /// <exception cref="CommandException">It cannot be read, or is too large, or no regular file.</exception>
    public static string Read(string path, int maximumBytes, string place = "$: ")
    {
        var read = Infra.Input.InputFile.Read(
            path,
            missing: "",
            maximumBytes,
            tooLarge: _ => $"{path}: the file is too large: at most {maximumBytes} bytes are read.",
            place);
        return read.Text ?? throw new CommandException(ExitCode.BadInput, read.Error!);
    }
}

using Guardrails.Core.Json;

namespace Guardrails.Infra.Input;

/// <summary>
/// A file that the app was given, read whole or refused with a sentence for a person. The command line compiles this
/// file, too.
/// </summary>
/// <param name="Text">Its text; null where it was refused.</param>
/// <param name="Error">The reason, with the file; null where it was read.</param>
internal sealed record InputFile(string? Text, string? Error)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="missing">The sentence that follows where there is no such file; empty for none.</param>
    /// <param name="most">The greatest number of bytes that is read.</param>
    /// <param name="tooLarge">The error of a file with so many bytes, which are too many.</param>
    /// <param name="place">The place in the file that the whole of it is; empty where no path leads into it.</param>
    public static InputFile Read(
        string path, string missing, int most, Func<long, string> tooLarge, string place = "$: ")
    {
        try
        {
            if (Directory.Exists(path))
                return Refused($"{path}: is a folder. Accepted: a regular file.");
            if (!File.Exists(path))
                return Refused($"{path}: there is no such file. {missing}".TrimEnd());
            var bytes = RegularFile.Read(path, most);
            if (bytes is null)
                return Refused($"{path}: {place}the file {RegularFile.Accepted}");
            if (bytes.Length > most)
                return Refused(tooLarge(Math.Max(bytes.Length, new FileInfo(path).Length)));
            var text = Utf8Text.Of(bytes);
            return text.Error is { } wrong ? Refused($"{path}: {wrong}.") : new(text.Text, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refused($"{path}: cannot be read: {exception.Message}");
        }
    }

    private static InputFile Refused(string error) => new(null, error);
}

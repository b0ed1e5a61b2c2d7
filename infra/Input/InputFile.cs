using Guardrails.Core.Json;

namespace Guardrails.Infra.Input;

/// <summary>A file that the app was given, read whole or refused with a sentence for a person.</summary>
/// <param name="Text">Its text; null where it was refused.</param>
/// <param name="Error">The reason, with the file; null where it was read.</param>
internal sealed record InputFile(string? Text, string? Error)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="missing">The sentence that follows where there is no such file.</param>
    /// <param name="tooLarge">Refuses a length in bytes, before anything is read; null accepts it.</param>
    public static InputFile Read(string path, string missing, Func<long, string?> tooLarge)
    {
        try
        {
            if (!File.Exists(path))
                return Refused($"{path}: there is no such file. {missing}");

            // A link has a length of its own. A pipe, a device and an empty file have none, and none of them is opened:
            // the first waits for a writer, and the second never ends.
            var file = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
            if (tooLarge(file.Length) is { } error)
                return Refused(error);
            if (file.Length == 0)
                return new("", null);

            // No more than it had: it may grow meanwhile.
            var bytes = new byte[file.Length];
            using var stream = file.OpenRead();
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var text = Utf8Text.Of(bytes.AsSpan(0, read));
            return text.Error is { } wrong ? Refused($"{path}: {wrong}.") : new(text.Text, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refused($"{path}: cannot be read: {exception.Message}");
        }
    }

    private static InputFile Refused(string error) => new(null, error);
}

using System.Text;

namespace Guardrails.Core.Json;

/// <summary>A file's bytes as text: UTF-8, and nothing else is guessed or replaced.</summary>
/// <param name="Text">The text, without a byte-order mark; null where the bytes are no UTF-8.</param>
/// <param name="Error">What is wrong and what to do, as the end of a sentence; null where nothing is.</param>
public sealed record Utf8Text(string? Text, string? Error)
{
    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads bytes. A wrong one would otherwise become another character, and nobody would be told.</summary>
    /// <param name="bytes">The whole file.</param>
    public static Utf8Text Of(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new(Strict.GetString(bytes).TrimStart('\uFEFF'), Error: null);
        }
        catch (DecoderFallbackException exception)
        {
            return new(Text: null, $"is not UTF-8 at byte {exception.Index}. Remedy: save the file as UTF-8");
        }
    }
}

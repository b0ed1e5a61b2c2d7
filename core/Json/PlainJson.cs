using System.Text.Encodings.Web;
using System.Text.Json;

namespace Guardrails.Core.Json;

/// <summary>
/// JSON that never becomes part of a web page: quotes and umlauts stay as they are instead of taking six characters
/// each, which AWS would count and a person would have to read.
/// </summary>
public static class PlainJson
{
    /// <summary>The encoder, for a writer with settings of its own.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>One line, without a superfluous character.</summary>
    public static JsonSerializerOptions OneLine { get; } = new() { Encoder = Encoder };

    /// <summary>Indented lines, which end in the same way on every system.</summary>
    public static JsonSerializerOptions Indented { get; } =
        new() { Encoder = Encoder, WriteIndented = true, NewLine = "\n" };
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>Parses text, or says that it cannot.</summary>
internal delegate bool TextParser<T>(string text, [MaybeNullWhen(false)] out T value);

/// <summary>Text that means something: an id, a date, a mail address.</summary>
/// <param name="kind">The thing, in words: <c>an account id</c>.</param>
/// <param name="accepted">The accepted texts, in words.</param>
/// <param name="pattern">The accepted texts, as JSON Schema's pattern.</param>
/// <param name="parse">The authority on what is accepted.</param>
internal sealed class TextShape<T>(string kind, string accepted, string? pattern, TextParser<T> parse) : IShape<T>
{
    public Located<T>? Read(FileValue value, FileErrors errors)
    {
        if (value is not FileText { Text: var text })
            errors.Add(value, $"is {value.Kind}, not {kind}", accepted);
        else if (!parse(text, out var parsed))
            errors.Add(value, $"'{Printable.Short(text)}' is not {kind}", accepted);
        else
            return new(parsed, value);
        return null;
    }

    public JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (pattern is not null)
            schema["pattern"] = pattern;
        return schema;
    }
}

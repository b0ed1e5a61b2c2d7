using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>An object of texts, whose names this file does not know.</summary>
/// <param name="entries">The entries, in words: <c>parameters</c>.</param>
/// <param name="most">The greatest number of entries.</param>
/// <param name="longestName">The longest name, in characters.</param>
/// <param name="longestText">The longest text, in characters.</param>
internal sealed class TextMapShape(string entries, int most, int longestName, int longestText)
    : IShape<IReadOnlyDictionary<string, string>>
{
    public Located<IReadOnlyDictionary<string, string>>? Read(FileValue value, FileErrors errors)
    {
        if (value is not FileObject { Properties: var found })
        {
            errors.Add(value, $"is {value.Kind}, not an object", $"an object of {entries} in {{ }}");
            return null;
        }

        if (found.Count > most)
            errors.Add(value, $"holds {found.Count} {entries}", $"at most {most}");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, position, one) in found)
        {
            if (name.Length == 0 || name.Length > longestName)
                errors.Add(
                    one.Path,
                    position,
                    $"the name has {name.Length} characters",
                    $"a name of 1 to {longestName}");
            else if (one is not FileText { Text: var text })
                errors.Add(one, $"is {one.Kind}, not text", "text in quotes, numbers and flags too");
            else if (text.Length > longestText)
                errors.Add(one, $"the text has {text.Length} characters", $"at most {longestText}");
            else if (!texts.TryAdd(name, text))
                errors.Add(
                    one.Path,
                    position,
                    $"'{Printable.Short(name)}' appears twice in one object",
                    "each name once");
        }

        return new(texts, value);
    }

    public JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["minLength"] = 1, ["maxLength"] = longestName },
        ["additionalProperties"] = new JsonObject { ["type"] = "string", ["maxLength"] = longestText },
        ["maxProperties"] = most,
    };
}

using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>One of some names.</summary>
/// <param name="kind">The thing that is named: <c>partition</c>.</param>
/// <param name="choices">The names that are accepted, with what each means.</param>
/// <param name="refusal">
/// The reason why a certain other name is refused, or null where there is nothing to say about it.
/// </param>
internal sealed class ChoiceShape<T>(
    string kind,
    IReadOnlyList<KeyValuePair<string, T>> choices,
    Func<string, string?>? refusal = null)
    : IShape<T>
{
    private readonly List<string> _names = [.. choices.Select(choice => choice.Key)];

    public Located<T>? Read(FileValue value, FileErrors errors)
    {
        var accepted = Printable.Choice(_names);
        if (value is not FileText { Text: var text })
        {
            errors.Add(value, $"is {value.Kind}, not the name of a {kind}", accepted);
            return null;
        }

        foreach (var (name, meaning) in choices)
        {
            if (name == text)
                return new(meaning, value);
        }

        errors.Add(
            value,
            refusal?.Invoke(text) ?? $"unknown {kind} '{Printable.Short(text)}'{DidYouMean.Hint(text, _names)}",
            accepted);
        return null;
    }

    public JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. _names.Select(name => JsonValue.Create(name))]),
    };
}

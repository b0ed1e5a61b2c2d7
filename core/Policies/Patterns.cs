using System.Buffers;
using System.Text.Json.Nodes;

namespace Guardrails.Core.Policies;

/// <summary>The values of an <c>Action</c> or <c>Resource</c> element, or of their negated twins.</summary>
/// <param name="Values">The patterns; <c>*</c> stands for any characters and <c>?</c> for one.</param>
/// <param name="Except">True for <c>NotAction</c> and <c>NotResource</c>: everything but these.</param>
public sealed record Patterns(IReadOnlyList<string> Values, bool Except = false)
{
    private static readonly SearchValues<char> Wildcards = SearchValues.Create("*?");

    /// <summary>Everything.</summary>
    public static readonly Patterns Any = new(["*"]);

    /// <summary>Exactly what these patterns match.</summary>
    public static Patterns Of(params IReadOnlyList<string> values) => new(values);

    /// <summary>Everything but what these patterns match.</summary>
    public static Patterns AllExcept(params IReadOnlyList<string> values) => new(values, Except: true);

    /// <summary>True for text with a wildcard in it.</summary>
    internal static bool HasWildcards(string text) => text.AsSpan().ContainsAny(Wildcards);

    internal JsonNode Render() => Render(Values);

    /// <summary>One value stands alone, as AWS's own policies write it; more form a list.</summary>
    internal static JsonNode Render(IReadOnlyList<string> values) =>
        values.Count == 1
            ? JsonValue.Create(values[0])
            : new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
}

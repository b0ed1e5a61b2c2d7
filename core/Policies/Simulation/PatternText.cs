namespace Guardrails.Core.Policies.Simulation;

/// <summary>Text and which of its characters are wildcards: a <c>*</c> that a variable stood for is none.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Wild">For each character whether it is a wildcard; null where none is.</param>
internal readonly record struct PatternText(string Text, bool[]? Wild)
{
    /// <summary>Text without wildcards.</summary>
    public static PatternText Literal(string text) => new(text, null);

    /// <summary>Text in which every <c>*</c> and <c>?</c> is a wildcard.</summary>
    public static PatternText Pattern(string text) =>
        Patterns.HasWildcards(text) ? new(text, [.. text.Select(IsWildcard)]) : Literal(text);

    public bool IsStar(int index) => Wild is not null && Wild[index] && Text[index] == '*';

    public PatternText this[Range range] =>
        new(Text[range], Wild?[range] is { } wild && wild.Contains(true) ? wild : null);

    public static PatternText operator +(PatternText one, PatternText other) => new(
        one.Text + other.Text,
        one.Wild is null && other.Wild is null
            ? null
            : [.. one.Wild ?? new bool[one.Text.Length], .. other.Wild ?? new bool[other.Text.Length]]);

    private static bool IsWildcard(char character) => character is '*' or '?';
}

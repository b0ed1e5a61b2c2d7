namespace Guardrails.Core.Policies.Simulation;

/// <summary>
/// A pattern in which <c>*</c> stands for any characters, none included, and <c>?</c> for exactly one; prepared for
/// many matches.
/// </summary>
internal sealed class Glob
{
    private readonly PatternText _pattern;
    private readonly StringComparison _comparison;
    private readonly int _prefix;

    public Glob(PatternText pattern, bool ignoreCase = false)
    {
        _pattern = pattern;
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        _prefix = pattern.Wild is null ? pattern.Text.Length : Array.IndexOf(pattern.Wild, true);
        EndsWithStar = pattern.Text.Length > 0 && pattern.IsStar(pattern.Text.Length - 1);
        FitsEverything = EndsWithStar && pattern.Text.Length == 1;
    }

    /// <summary>Tells whether the last character stands for any characters.</summary>
    public bool EndsWithStar { get; }

    /// <summary>Tells whether it is a single star.</summary>
    public bool FitsEverything { get; }

    /// <summary>
    /// Tells whether the whole text fits; linear in practice, and never worse than pattern times text.
    /// </summary>
    public bool Fits(ReadOnlySpan<char> text)
    {
        if (FitsEverything)
            return true;
        if (_pattern.Wild is null)
            return text.Equals(_pattern.Text, _comparison);
        return text.StartsWith(_pattern.Text.AsSpan(0, _prefix), _comparison)
            && ((EndsWithStar && _prefix == _pattern.Text.Length - 1) || FitsAfterPrefix(text));
    }

    private bool FitsAfterPrefix(ReadOnlySpan<char> text)
    {
        var expected = _pattern.Text;
        var (inPattern, inText, star, resume) = (_prefix, _prefix, -1, 0);
        while (inText < text.Length)
        {
            if (inPattern < expected.Length && _pattern.IsStar(inPattern))
            {
                (star, resume) = (inPattern++, inText);
            }
            else if (inPattern < expected.Length
                && (_pattern.Wild![inPattern] || Same(expected[inPattern], text[inText])))
            {
                inPattern++;
                inText++;
            }
            else if (star >= 0)
            {
                // The last star takes one more character.
                inPattern = star + 1;
                inText = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (inPattern < expected.Length && _pattern.IsStar(inPattern))
            inPattern++;
        return inPattern == expected.Length;
    }

    private bool Same(char one, char other) =>
        one == other
            || (_comparison == StringComparison.OrdinalIgnoreCase
                && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));
}

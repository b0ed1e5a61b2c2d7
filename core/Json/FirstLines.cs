namespace Guardrails.Core.Json;

/// <summary>The errors that a person can still read, and how many there are.</summary>
public static class FirstLines
{
    /// <summary>The number of lines that are shown.</summary>
    public const int Shown = 100;

    /// <summary>The first lines, fit to be shown, and a line that counts the others.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> lines) =>
    [
        .. lines.Take(Shown).Select(Printable.Line),
        .. lines.Count > Shown ? [$"... and {lines.Count - Shown} more."] : Array.Empty<string>(),
    ];
}

namespace Guardrails.Core.Json;

/// <summary>The known name that a misspelt one most likely means.</summary>
internal static class DidYouMean
{
    private const int LongestName = 100;

    /// <summary>The nearest known name by edit distance, or null where none is near.</summary>
    public static string? To(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestName)
            return null;

        var near = known
            .Select(candidate => (
                Name: candidate,
                Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= 1 + (candidate.Name.Length / 3))
            .ToList();
        return near.Count == 0 ? null : near.MinBy(candidate => candidate.Distance).Name;
    }

    /// <summary>A sentence to put behind "unknown …", or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> known) =>
        To(name, known) is { } meant ? $" (did you mean '{meant}'?)" : "";

    /// <summary>Levenshtein's distance: how many letters to insert, delete or replace.</summary>
    private static int Distance(string from, string to)
    {
        var above = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var row = 1; row <= from.Length; row++)
        {
            var current = new int[to.Length + 1];
            current[0] = row;
            for (var column = 1; column <= to.Length; column++)
            {
                var replaced = above[column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(above[column], current[column - 1]) + 1);
            }

            above = current;
        }

        return above[^1];
    }
}

namespace Guardrails.Core.Evidence;

/// <summary>An answer on whether something of the root user exists.</summary>
/// <param name="Shown">What the deciding source shows; null where none says.</param>
/// <param name="Doubts">What keeps the answer from being certain; empty where it is, or where nobody can say.</param>
/// <param name="Disagreements">A sentence for each source that says otherwise; empty where none does.</param>
public sealed record Presence(bool? Shown, IReadOnlyList<Gap> Doubts, IReadOnlyList<string> Disagreements)
{
    /// <summary>It was seen: that stays true whatever else could not be read.</summary>
    public bool IsThere => Shown == true;

    /// <summary>Every source that could show it was read, and none does.</summary>
    public bool IsAbsent => Shown == false && Doubts.Count == 0;

    /// <summary>A source that decides alone.</summary>
    internal static Presence Certain(bool shown, params IEnumerable<string> disagreements) =>
        new(shown, [], [.. disagreements]);

    /// <summary>A source that does not decide, and why not.</summary>
    internal static Presence Doubtful(bool? shown, params IEnumerable<Gap?> doubts) =>
        new(shown, [.. doubts.OfType<Gap>()], []);

    /// <summary>Any of several: there where one is, absent where all are.</summary>
    internal static Presence AnyOf(params IReadOnlyList<Presence> all) => new(
        all.Any(one => one.IsThere) ? true : all.All(one => one.IsAbsent) ? false : null,
        [.. all.SelectMany(one => one.Doubts).Distinct()],
        [.. all.SelectMany(one => one.Disagreements)]);

    /// <summary>The same, with what else was said against it.</summary>
    internal Presence But(IEnumerable<string> disagreements) =>
        this with { Disagreements = [.. Disagreements, .. disagreements] };
}

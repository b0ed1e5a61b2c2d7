namespace Guardrails.Core.Evidence;

/// <summary>The things that a reading showed. What was seen counts, whatever else could not be read.</summary>
/// <param name="Seen">The things.</param>
/// <param name="Gap">The reason why there may be others; null where these are all.</param>
public sealed record Reading<T>(IReadOnlyList<T> Seen, Gap? Gap)
{
    /// <summary>True where something was seen, false where there is nothing, null where that is not known.</summary>
    public bool? Any => Seen.Count > 0 ? true : Gap is null ? false : null;
}

/// <summary>Makes readings.</summary>
public static class Reading
{
    /// <summary>Everything that there is.</summary>
    public static Reading<T> All<T>(params IEnumerable<T> seen) => new([.. seen], Gap: null);

    /// <summary>Nothing, and why.</summary>
    public static Reading<T> None<T>(Gap gap) => new([], gap);
}

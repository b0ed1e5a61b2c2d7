namespace Guardrails.Tests;

/// <summary>The length of searches: a part of it by default, the whole with GUARDRAILS_THOROUGH=1.</summary>
public static class Thoroughness
{
    /// <summary>True where every search is made whole.</summary>
    public static bool IsWhole => Environment.GetEnvironmentVariable("GUARDRAILS_THOROUGH") == "1";

    /// <summary>The part of a search that is made now; at least one round.</summary>
    /// <param name="whole">The rounds of the whole search.</param>
    /// <param name="part">By how much it is shorter by default.</param>
    public static int Of(int whole, int part = 100) => IsWhole ? whole : Math.Max(1, whole / part);
}

namespace Guardrails.Tests.Shared;

/// <summary>The length of searches: a hundredth of it by default, the whole with GUARDRAILS_THOROUGH=1.</summary>
public static class Thoroughness
{
    /// <summary>The part of a whole search that is made now; at least one.</summary>
    public static int Of(int whole) =>
        Environment.GetEnvironmentVariable("GUARDRAILS_THOROUGH") == "1" ? whole : Math.Max(1, whole / 100);
}

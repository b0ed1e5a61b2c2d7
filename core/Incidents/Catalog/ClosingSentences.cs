using Guardrails.Core.Json;

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>Sentences on what ends an incident.</summary>
internal static class ClosingSentences
{
    /// <summary>The end of every act.</summary>
    public static string Acknowledgement { get; } =
        $"A named person acknowledges it; after {Counted.Of(Matter.ActsEndAfter)} without one it counts as "
        + "\"nobody looked\".";
}

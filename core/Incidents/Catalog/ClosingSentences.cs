namespace Guardrails.Core.Incidents.Catalog;

/// <summary>Sentences on what ends an incident.</summary>
internal static class ClosingSentences
{
    /// <summary>The end of every act.</summary>
    public const string Acknowledgement =
        "A named person acknowledges it; after 14 days without one it counts as \"nobody looked\".";
}

namespace Guardrails.Core.Incidents.Observers;

/// <summary>The meaning of an event.</summary>
/// <param name="Observations">Everything that is to be recorded; empty where it says nothing.</param>
/// <param name="Suspicion">
/// The reason why it is neither believed nor dropped, in a sentence; null where it is believed.
/// </param>
public sealed record Observed(IReadOnlyList<Observation> Observations, string? Suspicion)
{
    /// <summary>It says nothing that is to be recorded.</summary>
    public static Observed Nothing { get; } = new([], null);

    internal static Observed Suspect(string why) => new([], why);
}

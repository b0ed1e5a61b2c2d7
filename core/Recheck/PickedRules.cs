namespace Guardrails.Core.Recheck;

/// <summary>The rules to start that an account has.</summary>
/// <param name="Names">The rules to start, ours first; at most <see cref="RulesToStart.MostAtOnce"/>.</param>
/// <param name="Missing">Our rules that the account does not have yet.</param>
public sealed record PickedRules(IReadOnlyList<string> Names, IReadOnlyList<string> Missing)
{
    /// <summary>True where there is something to start, and as much as the mode asks for.</summary>
    public bool AreReady(StartMode mode) => Names is not [] && (mode is StartMode.WhicheverAreThere || Missing is []);
}

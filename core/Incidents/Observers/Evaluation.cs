using Guardrails.Core.Controls;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>One evaluation of one account by one control.</summary>
/// <param name="Account">The account.</param>
/// <param name="Control">The control.</param>
/// <param name="Region">The Region of its rule.</param>
/// <param name="Asked">AWS Config's ordering time (UTC). Whatever happened later is not answered by it.</param>
/// <param name="Heard">The time at which it is recorded (UTC).</param>
/// <param name="Verdict">The answer.</param>
/// <param name="Evidence">The evidence; null where none was read.</param>
public sealed record Evaluation(
    AccountId Account,
    IControl Control,
    string Region,
    DateTimeOffset Asked,
    DateTimeOffset Heard,
    Verdict Verdict,
    RootEvidence? Evidence)
{
    /// <summary>The name of its rule in the account; null where nobody knows it.</summary>
    public string? Rule { get; init; }
}

/// <summary>The meaning of an evaluation.</summary>
/// <param name="Observations">Everything that changed; empty where nothing did.</param>
/// <param name="Latest">What the next evaluation is compared with.</param>
public sealed record EvaluationObserved(IReadOnlyList<Observation> Observations, LatestVerdict Latest);

using Guardrails.Core.Guardrails;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>
/// The organization's own limits: room for SCPs within AWS's own, and the longest time for which an account is spared.
/// </summary>
internal sealed record LimitSection(
    Located<int>? PolicyCharacters,
    Located<int>? PoliciesPerTarget,
    Located<int>? ExemptionDays,
    Located<int>? ConcurrentEvaluations)
{
    /// <summary>The longest exemption, in days from today, where the file does not say.</summary>
    public const int DefaultExemptionDays = 90;

    /// <summary>An exemption is a promise to be done by a day that somebody will live to see.</summary>
    private const int MostExemptionDays = 365;

    private static readonly Property<int> PolicyCharactersProperty =
        new(
            "policyCharacters",
            "The longest SCP that may be synthesized, in characters; AWS's own limit when left out.",
            new NumberShape(1, PolicyLimits.Default.PolicyCharacters));

    private static readonly Property<int> PoliciesPerTargetProperty =
        new(
            "policiesPerTarget",
            "The most SCPs attached directly to one target, FullAWSAccess included; AWS's own limit when left out.",
            new NumberShape(1, PolicyLimits.Default.PoliciesPerTarget));

    private static readonly Property<int> ExemptionDaysProperty =
        new(
            "exemptionDays",
            "The longest that an exemption, or an accepted statement, may still last, in days from today; "
            + $"{DefaultExemptionDays} when left out.",
            new NumberShape(1, MostExemptionDays));

    private static readonly Property<int> ConcurrentEvaluationsProperty =
        new(
            "concurrentEvaluations",
            "The most evaluations that run at once, reserved from the account's Lambda concurrency; no limit of its "
            + "own when left out.",
            new NumberShape(1, 1_000));

    public static readonly ObjectShape<LimitSection> Shape = new(
        [PolicyCharactersProperty, PoliciesPerTargetProperty, ExemptionDaysProperty, ConcurrentEvaluationsProperty],
        fields => new(
            fields.Get(PolicyCharactersProperty),
            fields.Get(PoliciesPerTargetProperty),
            fields.Get(ExemptionDaysProperty),
            fields.Get(ConcurrentEvaluationsProperty)));

    public PolicyLimits Parsed() => new(
        PolicyCharacters?.Value ?? PolicyLimits.Default.PolicyCharacters,
        PoliciesPerTarget?.Value ?? PolicyLimits.Default.PoliciesPerTarget);
}

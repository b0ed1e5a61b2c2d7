using Guardrails.Core.Organizations.Shapes;

namespace Guardrails.Core.Organizations.Sections;

/// <summary>How much of AWS's room for SCPs the organization gives.</summary>
internal sealed record LimitSection(Located<int>? PolicyCharacters, Located<int>? PoliciesPerTarget)
{
    private static readonly Property<int> PolicyCharactersProperty =
        new("policyCharacters", "The longest SCP that may be synthesized, in characters; AWS's own limit when left out.",
            new NumberShape(1, PolicyLimits.Default.PolicyCharacters));

    private static readonly Property<int> PoliciesPerTargetProperty =
        new("policiesPerTarget", "The most SCPs attached directly to one target, FullAWSAccess included; AWS's own limit when left out.",
            new NumberShape(1, PolicyLimits.Default.PoliciesPerTarget));

    public static readonly ObjectShape<LimitSection> Shape = new(
        [PolicyCharactersProperty, PoliciesPerTargetProperty],
        fields => new(fields.Get(PolicyCharactersProperty), fields.Get(PoliciesPerTargetProperty)));

    public PolicyLimits Parsed() => new(
        PolicyCharacters?.Value ?? PolicyLimits.Default.PolicyCharacters,
        PoliciesPerTarget?.Value ?? PolicyLimits.Default.PoliciesPerTarget);
}

namespace Guardrails.Core.Guardrails;

/// <summary>The room that an organization gives to service control policies.</summary>
/// <param name="PolicyCharacters">The longest policy document, in characters.</param>
/// <param name="PoliciesPerTarget">Policies attached directly to one target, FullAWSAccess included.</param>
/// <remarks>
/// Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html (as of May 2026).
/// </remarks>
public sealed record PolicyLimits(int PolicyCharacters, int PoliciesPerTarget)
{
    /// <summary>AWS's own limits.</summary>
    public static readonly PolicyLimits Default = new(PolicyCharacters: 10_240, PoliciesPerTarget: 10);
}

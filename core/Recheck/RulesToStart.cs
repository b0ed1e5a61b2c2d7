using Guardrails.Core.Names;

namespace Guardrails.Core.Recheck;

/// <summary>The Config rules of an account that are evaluated at once after an event.</summary>
/// <param name="Controls">The names of our organization rules, such as <c>root-mfa</c>; an account that lacks one is
/// not ready.</param>
/// <param name="Managed">The names of the conformance packs' managed rules; started where they exist.</param>
public sealed record RulesToStart(IReadOnlyList<string> Controls, IReadOnlyList<string> Managed)
{
    /// <summary>The service that brings an organization's rules to its accounts.</summary>
    public const string OrganizationRules = TrustedServices.ConfigMultiAccountSetup;

    /// <summary>The service that makes the rules of conformance packs.</summary>
    public const string PackRules = TrustedServices.ConfigConformancePacks;

    /// <summary>As many as AWS Config starts in one call; it takes one call a minute.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_StartConfigRulesEvaluation.html
    /// </remarks>
    public const int MostAtOnce = 25;

    /// <summary>There are none.</summary>
    public bool AreNone => Controls is [] && Managed is [];

    /// <summary>Picks them among an account's rules. Rules that the account made by itself change nothing.</summary>
    /// <remarks>
    /// A rule of the account's own can be named as ours are; its creator tells. A pack of the account's own cannot be
    /// told apart, so its rules are started, too, after ours.
    /// </remarks>
    /// <param name="rules">All the account's rules.</param>
    public PickedRules Pick(IEnumerable<AccountRule> rules)
    {
        var all = rules.OrderBy(rule => rule.Name, StringComparer.Ordinal).ToList();
        var (ours, packs) = (MadeBy(OrganizationRules), MadeBy(PackRules));
        var controls = Controls
            .Select(control => (
                Name: control,
                Rules: ours.Where(rule => ConfigRuleNames.IsOfOrganization(rule, control)).ToList()))
            .ToList();
        var managed = Managed.SelectMany(rule => packs.Where(one => ConfigRuleNames.IsOfPack(one, rule)));
        return new(
            [.. controls.SelectMany(control => control.Rules).Concat(managed).Take(MostAtOnce)],
            [.. controls.Where(control => control.Rules is []).Select(control => control.Name)]);

        List<string> MadeBy(string service) =>
            [.. all.Where(rule => rule.IsMadeBy(service)).Select(rule => rule.Name)];
    }
}

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
    /// AWS Config names an organization rule's rule in an account OrgConfigRule-NAME-SUFFIX, and a pack's
    /// NAME-conformance-pack-SUFFIX, with a suffix without a hyphen that differs from account to account. A rule of the
    /// account's own can have such a name; its creator tells. A pack of the account's own cannot be told apart, so its
    /// rules are started, too, after ours.
    /// Source: https://docs.aws.amazon.com/audit-manager/latest/APIReference/API_SourceKeyword.html
    /// </remarks>
    /// <param name="rules">All the account's rules.</param>
    public PickedRules Pick(IEnumerable<AccountRule> rules)
    {
        var all = rules.OrderBy(rule => rule.Name, StringComparer.Ordinal).ToList();
        var (ours, packs) = (MadeBy(OrganizationRules), MadeBy(PackRules));
        var controls = Controls
            .Select(control => (Name: control, Rules: Named(ours, $"OrgConfigRule-{control}-")))
            .ToList();
        var managed = Managed.SelectMany(rule => Named(packs, $"{rule}-conformance-pack-"));
        return new(
            [.. controls.SelectMany(control => control.Rules).Concat(managed).Take(MostAtOnce)],
            [.. controls.Where(control => control.Rules is []).Select(control => control.Name)]);

        List<string> MadeBy(string service) =>
            [.. all.Where(rule => rule.IsMadeBy(service)).Select(rule => rule.Name)];
    }

    private static List<string> Named(IEnumerable<string> rules, string prefix) =>
        [.. rules.Where(rule => IsNamed(rule, prefix))];

    private static bool IsNamed(string rule, string prefix) =>
        rule.Length > prefix.Length
        && rule.StartsWith(prefix, StringComparison.Ordinal)
        && !rule[prefix.Length..].Contains('-', StringComparison.Ordinal);
}

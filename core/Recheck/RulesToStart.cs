namespace Guardrails.Core.Recheck;

/// <summary>The Config rules of an account that are evaluated at once after an event.</summary>
/// <param name="Controls">The names of our organization rules, such as <c>root-mfa</c>; an account that lacks one is
/// not ready.</param>
/// <param name="Managed">The names of the conformance packs' managed rules; started where they exist.</param>
public sealed record RulesToStart(IReadOnlyList<string> Controls, IReadOnlyList<string> Managed)
{
    /// <summary>As many as AWS Config starts in one call; it takes one call a minute.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_StartConfigRulesEvaluation.html
    /// </remarks>
    public const int MostAtOnce = 25;

    /// <summary>There are none.</summary>
    public bool AreNone => Controls is [] && Managed is [];

    /// <summary>Picks them among an account's rules.</summary>
    /// <remarks>
    /// AWS Config names an organization rule's rule in an account OrgConfigRule-NAME-SUFFIX, and a pack's
    /// NAME-conformance-pack-SUFFIX, with a suffix without a hyphen that differs from account to account.
    /// Source: https://docs.aws.amazon.com/audit-manager/latest/APIReference/API_SourceKeyword.html
    /// </remarks>
    /// <param name="rules">The names of all the account's rules.</param>
    public PickedRules Pick(IEnumerable<string> rules)
    {
        var all = rules.Order(StringComparer.Ordinal).ToList();
        var controls = Controls.Select(control => (Name: control, Rules: Named($"OrgConfigRule-{control}-"))).ToList();
        var managed = Managed.SelectMany(rule => Named($"{rule}-conformance-pack-"));
        return new(
            [.. controls.SelectMany(control => control.Rules).Concat(managed).Take(MostAtOnce)],
            [.. controls.Where(control => control.Rules is []).Select(control => control.Name)]);

        List<string> Named(string prefix) => [.. all.Where(rule => IsNamed(rule, prefix))];
    }

    private static bool IsNamed(string rule, string prefix) =>
        rule.Length > prefix.Length
        && rule.StartsWith(prefix, StringComparison.Ordinal)
        && !rule[prefix.Length..].Contains('-', StringComparison.Ordinal);
}

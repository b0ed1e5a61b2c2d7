namespace Guardrails.Core.Names;

/// <summary>The names that AWS Config gives, in an account, to the rules of an organization and of its packs.</summary>
/// <remarks>
/// An organization rule's rule is named OrgConfigRule-NAME-SUFFIX, and a pack's NAME-conformance-pack-SUFFIX, with a
/// suffix without a hyphen that differs from account to account. A rule of the account's own can have such a name, too.
/// Source: https://docs.aws.amazon.com/audit-manager/latest/APIReference/API_SourceKeyword.html
/// </remarks>
public static class ConfigRuleNames
{
    /// <summary>The beginning of the names of an organization's rules.</summary>
    public const string OfOrganization = "OrgConfigRule-";

    /// <summary>True for the name of an organization rule's rule in an account.</summary>
    /// <param name="rule">The name in the account.</param>
    /// <param name="name">The organization rule's own name.</param>
    public static bool IsOfOrganization(string rule, string name) => IsNamed(rule, $"{OfOrganization}{name}-");

    /// <summary>True for the name of a conformance pack's rule in an account.</summary>
    /// <param name="rule">The name in the account.</param>
    /// <param name="name">The name in the pack.</param>
    public static bool IsOfPack(string rule, string name) => IsNamed(rule, $"{name}-conformance-pack-");

    private static bool IsNamed(string rule, string prefix)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Length > prefix.Length
            && rule.StartsWith(prefix, StringComparison.Ordinal)
            && !rule[prefix.Length..].Contains('-', StringComparison.Ordinal);
    }
}

namespace Guardrails.Core.Policies.Simulation;

/// <summary>The facts that AWS documents of single condition keys.</summary>
internal static class ContextKeys
{
    // Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    private static readonly HashSet<string> MultivaluedKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:CalledVia",
        "aws:PrincipalOrgPaths",
        "aws:PrincipalServiceNamesList",
        "aws:ResourceOrgPaths",
        "aws:SourceOrgPaths",
        "aws:TagKeys",
        "aws:VpceOrgPaths",
    };

    /// <summary>
    /// Tells whether a global key can have several values: it needs a set operator, and is no variable.
    /// </summary>
    public static bool IsMultivalued(string key) => MultivaluedKeys.Contains(key);
}

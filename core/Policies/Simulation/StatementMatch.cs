namespace Guardrails.Core.Policies;

/// <summary>Whether a statement is about a request: every element must be.</summary>
internal static class StatementMatch
{
    /// <summary>For a service control, identity, session or task policy.</summary>
    public static Truth Of(PolicyStatement statement, AccessRequest request) => Truth.All(
    [
        Action(statement.Actions, request.Action),
        statement.Resources is null ? Truth.Unknown("there is no Resource, which only a trust policy may lack") : Resource(statement.Resources, request.Resource),
        statement.Principal is null ? Truth.Yes : Truth.Unknown("there is a Principal, which only trust policies and resource policies have"),
        .. statement.Conditions.Select(condition => Conditions.Hold(condition, request)),
    ]);

    /// <summary>For a trust policy.</summary>
    public static Truth Of(PolicyStatement statement, TrustPrincipal caller, AccessRequest request) => Truth.All(
    [
        Action(statement.Actions, request.Action),
        statement.Resources is null ? Truth.Yes : Truth.Unknown("there is a Resource, which a trust policy cannot have"),
        statement.Principal is null ? Truth.Unknown("there is no Principal") : PrincipalMatch.Of(statement.Principal, caller),
        .. statement.Conditions.Select(condition => Conditions.Hold(condition, request)),
    ]);

    private static Truth Action(Patterns patterns, string action) =>
        Truth.Of(patterns.Values.Any(pattern => Wildcard.Fits(pattern, action, ignoreCase: true)) != patterns.Except);

    private static Truth Resource(Patterns patterns, string resource)
    {
        var fits = Truth.Any(patterns.Values.Select(pattern => Resource(pattern, resource)));
        return patterns.Except ? fits.Not() : fits;
    }

    // Whether a wildcard in a Resource crosses the colons of an ARN is not documented clearly: where that matters, say so.
    private static Truth Resource(string pattern, string resource)
    {
        if (PolicyVariable.In(pattern))
            return PolicyVariable.NotSupported(pattern);
        var asText = Wildcard.Fits(pattern, resource);
        var asArn = pattern == "*" ? asText : Wildcard.FitsArn(pattern, resource);
        return asText == asArn ? Truth.Of(asText) : Truth.Unknown($"whether Resource '{pattern}' covers '{resource}' depends on how far its wildcards reach");
    }
}

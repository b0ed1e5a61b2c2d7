namespace Guardrails.Core.Policies.Simulation;

/// <summary>An Action or NotAction element, prepared for many requests; case does not matter.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html</remarks>
internal sealed class ActionMatch
{
    private readonly bool _except;
    private readonly Glob[] _patterns;

    // With a wildcard before the colon: the grammar has wildcards in the action's name only.
    private readonly Glob[] _undocumented;

    public ActionMatch(Patterns actions)
    {
        _except = actions.Except;
        var inService = actions.Values.ToLookup(action => action != "*" && Patterns.HasWildcards(action.Split(':')[0]));
        _patterns = Prepare(inService[false]);
        _undocumented = Prepare(inService[true]);
    }

    public Truth Of(string action)
    {
        if (Fits(_patterns, action))
            return Truth.Of(!_except);
        return Fits(_undocumented, action)
            ? Truth.Unknown($"whether a wildcard in an action's service takes '{action}' is not documented")
            : Truth.Of(_except);
    }

    private static Glob[] Prepare(IEnumerable<string> actions) =>
        [.. actions.Select(action => new Glob(PatternText.Pattern(action), ignoreCase: true))];

    private static bool Fits(Glob[] patterns, string action)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Fits(action))
                return true;
        }

        return false;
    }
}

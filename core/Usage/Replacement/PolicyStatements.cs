using Guardrails.Core.Policies;
using Guardrails.Core.Usage.Replacement.Mapping;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>Permissions as statements: actions on the same resources stand together.</summary>
internal static class PolicyStatements
{
    private const string Any = "*";
    private const string EqualsOperator = "StringEquals";

    public static IReadOnlyList<PolicyStatement> Of(IReadOnlyList<GrantedPermission> permissions) =>
    [
        .. permissions
            .GroupBy(one => (one.Action, one.Only))
            .Select(group => (group.Key.Action, group.Key.Only, Resources: Needed(group)))
            .GroupBy(one => (one.Only, Key: string.Join('\n', one.Resources)))
            .Select(group => (
                group.Key.Only,
                group.First().Resources,
                Actions: group.Select(one => one.Action).Order(StringComparer.Ordinal).ToList()))
            .OrderBy(one => one.Actions[0], StringComparer.Ordinal)
            .ThenBy(one => one.Only?.Value, StringComparer.Ordinal)
            .Select(one => Statement(one.Actions, one.Resources, one.Only)),
    ];

    /// <summary>A statement of the same effect with other actions and resources.</summary>
    public static PolicyStatement Part(
        PolicyStatement of, IReadOnlyList<string> actions, IReadOnlyList<string> resources) =>
        of with { Actions = Patterns.Of(actions), Resources = Patterns.Of(resources) };

    private static List<string> Needed(IEnumerable<GrantedPermission> permissions)
    {
        List<string> resources =
            [.. permissions.Select(one => one.Resource).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return resources.Contains(Any) ? [Any] : resources;
    }

    private static PolicyStatement Statement(List<string> actions, List<string> resources, NeededValue? only)
    {
        var statement = new PolicyStatement(Effect.Allow, Patterns.Of(actions), Patterns.Of(resources));
        return only is null ? statement : statement.When(EqualsOperator, only.Key, only.Value);
    }
}

using System.Text.RegularExpressions;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Core.Planning.OwnCalls;

/// <summary>The condition keys that policies ask for, in conditions and as variables.</summary>
internal static partial class PolicyKeys
{
    /// <summary>The keys, each once, without regard to case.</summary>
    public static IReadOnlyList<string> In(IEnumerable<NamedPolicy> policies) =>
    [
        .. policies.SelectMany(policy => policy.Document.Statements).SelectMany(Of)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static IEnumerable<string> Of(PolicyStatement statement) =>
        statement.Conditions.Select(condition => condition.Key).Concat(
            from text in Texts(statement)
            from match in Variables().Matches(text)
            select match.Groups["key"].Value);

    /// <summary>The texts of a statement in which an account may be named or a variable may stand.</summary>
    public static IEnumerable<string> Texts(PolicyStatement statement) =>
        (statement.Resources?.Values ?? []).Concat(statement.Conditions.SelectMany(condition => condition.Values));

    [GeneratedRegex(@"\$\{(?<key>[^},]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Variables();
}

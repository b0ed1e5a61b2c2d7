using Guardrails.Core.Policies;

namespace Guardrails.Tests.Unit.Policies.Simulation.Generated;

/// <summary>
/// A failing case, made as small as it still fails: what a person reads should hold nothing but the point.
/// </summary>
internal static class Shrinking
{
    /// <param name="failing">The case.</param>
    /// <param name="fails">Which of many cases fail, asked once for each round.</param>
    public static async Task<GeneratedCase> SmallestAsync(
        GeneratedCase failing, Func<IReadOnlyList<GeneratedCase>, Task<IReadOnlyList<bool>>> fails)
    {
        while (true)
        {
            var smaller = Smaller(failing).ToList();
            var found = smaller
                .Zip(await fails(smaller))
                .Where(pair => pair.Second)
                .Select(pair => pair.First)
                .MinBy(one => one.ToString().Length);
            if (found is null)
                return failing;
            failing = found;
        }
    }

    private static IEnumerable<GeneratedCase> Smaller(GeneratedCase one) =>
    [
        .. from path in Without(one.Path) where path.Count > 0 select one with { Path = path },
        .. from path in Each(one.Path, Smaller) select one with { Path = path },
        .. from key in one.Request.Asked.Context.Keys
           let context = one.Request.Asked.Context.Where(entry => entry.Key != key).ToDictionary()
           select one with { Request = one.Request with { Asked = one.Request.Asked with { Context = context } } },
    ];

    private static IEnumerable<GeneratedLevel> Smaller(GeneratedLevel level) =>
    [
        .. from policies in Without(level.Policies) where policies.Count > 0 select new GeneratedLevel(policies),
        .. from policies in Each(level.Policies, Smaller) select new GeneratedLevel(policies),
    ];

    private static IEnumerable<GeneratedPolicy> Smaller(GeneratedPolicy policy) =>
    [
        .. from statements in Without(policy.Document.Statements) where statements.Count > 0 select new GeneratedPolicy(
            new PolicyDocument(statements)),
        .. from statements in Each(policy.Document.Statements, Smaller) select new GeneratedPolicy(
            new PolicyDocument(statements)),
    ];

    private static IEnumerable<PolicyStatement> Smaller(PolicyStatement statement) =>
    [
        .. from conditions in Without(statement.Conditions) select statement with { Conditions = conditions },
        .. from conditions in Each(statement.Conditions, Smaller) select statement with { Conditions = conditions },
        .. from actions in Smaller(statement.Actions) select statement with { Actions = actions },
        .. from resources in Smaller(statement.Resources!) select statement with { Resources = resources },
    ];

    private static IEnumerable<PolicyCondition> Smaller(PolicyCondition condition) =>
        from values in Without(condition.Values) where values.Count > 0 select condition with { Values = values };

    private static IEnumerable<Patterns> Smaller(Patterns patterns) =>
    [
        .. patterns == Patterns.Any || (patterns is { Except: false, Values: ["*"] })
            ? Array.Empty<Patterns>()
            : [Patterns.Any],
        .. from values in Without(patterns.Values) where values.Count > 0 select patterns with { Values = values },
    ];

    private static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> items) =>
        items.Select((_, index) => (IReadOnlyList<T>)[.. items.Take(index), .. items.Skip(index + 1)]);

    private static IEnumerable<IReadOnlyList<T>> Each<T>(IReadOnlyList<T> items, Func<T, IEnumerable<T>> smaller) =>
        items.SelectMany(
            (item, index) => smaller(item)
                .Select(replaced => (IReadOnlyList<T>)[.. items.Take(index), replaced, .. items.Skip(index + 1)]));
}

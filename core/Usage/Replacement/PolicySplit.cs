using Guardrails.Core.Policies;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>Statements in as many policies as IAM's limit needs.</summary>
internal static class PolicySplit
{
    private const int Comma = 1;

    private static readonly int Around = new PolicyDocument([]).Minified().Length;

    /// <summary>The policies: each statement in the first that has room for it.</summary>
    public static IReadOnlyList<ReplacementPolicy> Of(
        IReadOnlyList<PolicyStatement> statements, ReplacementOptions options)
    {
        var limit = options.Kind == PolicyKind.Managed ? PolicyQuotas.ManagedPolicy : PolicyQuotas.InlineTotal;
        List<(List<PolicyStatement> Statements, int Length)> documents = [];
        foreach (var statement in statements.SelectMany(one => Parts(one, limit)))
        {
            var length = Length(statement);
            var room = documents.FindIndex(document => document.Length + Comma + length <= limit);
            if (room < 0)
                documents.Add(([statement], Around + length));
            else
            {
                documents[room].Statements.Add(statement);
                documents[room] = documents[room] with { Length = documents[room].Length + Comma + length };
            }
        }

        return
        [
            .. documents.Select((document, index) =>
                new ReplacementPolicy($"{options.Name}{index + 1}", new PolicyDocument([.. document.Statements]))),
        ];
    }

    /// <summary>The reasons why a role cannot have these policies.</summary>
    public static IEnumerable<string> Problems(
        IReadOnlyList<ReplacementPolicy> policies, ReplacementOptions options)
    {
        foreach (var policy in policies.Where(policy => policy.Characters > PolicyQuotas.ManagedPolicy))
        {
            if (options.Kind == PolicyKind.Managed)
                yield return $"{policy.Name} has {policy.Characters} characters, and IAM takes "
                    + $"{PolicyQuotas.ManagedPolicy}: the name of one resource is too long.";
        }

        if (options.Kind == PolicyKind.Managed && policies.Count > PolicyQuotas.PoliciesPerRole)
            yield return $"The role needs {policies.Count} managed policies, and IAM attaches "
                + $"{PolicyQuotas.PoliciesPerRole} to a role: use two roles, or name fewer resources by hand.";
        var total = policies.Sum(policy => policy.Characters);
        if (options.Kind == PolicyKind.Inline && total > PolicyQuotas.InlineTotal)
            yield return $"The inline policies have {total} characters, and IAM takes {PolicyQuotas.InlineTotal} "
                + "in a role: use managed policies.";
    }

    // The half of a statement allows half of it: both together the same.
    private static IEnumerable<PolicyStatement> Parts(PolicyStatement statement, int limit)
    {
        var (actions, resources) = (statement.Actions.Values, statement.Resources!.Values);
        if (Around + Length(statement) <= limit || (actions.Count == 1 && resources.Count == 1))
            return [statement];
        IEnumerable<PolicyStatement> halves = resources.Count > 1
            ? Halves(resources).Select(half => PolicyStatements.Part(statement, actions, half))
            : Halves(actions).Select(half => PolicyStatements.Part(statement, half, resources));
        return halves.SelectMany(half => Parts(half, limit));
    }

    private static IEnumerable<IReadOnlyList<string>> Halves(IReadOnlyList<string> values) =>
        [[.. values.Take(values.Count / 2)], [.. values.Skip(values.Count / 2)]];

    private static int Length(PolicyStatement statement) =>
        new PolicyDocument([statement]).Minified().Length - Around;
}

using System.Text.Json.Nodes;

namespace Guardrails.Tests;

/// <summary>
/// Cases as iam-simulate.mjs reads them: a policy that many cases share stands there once, and they name its number.
/// </summary>
internal sealed record IamBatch(IReadOnlyList<JsonNode> Policies, IReadOnlyList<IamBatch.Numbered> Cases)
{
    public static IamBatch Of(IReadOnlyList<IamCase> cases)
    {
        List<JsonNode> policies = [];
        Dictionary<JsonNode, int> numbers = new(ReferenceEqualityComparer.Instance);
        return new(policies, [.. cases.Select(Numbered)]);

        Numbered Numbered(IamCase one) => new(
            one.Principal, one.Action, one.Resource, one.ResourceAccount, one.Context,
            [.. one.Path.Select(level => All(level))],
            one.Identity is null ? null : All(one.Identity),
            one.Session is null ? null : Number(one.Session),
            one.Trust is null ? null : Number(one.Trust));

        int[] All(IReadOnlyList<JsonNode> many) => [.. many.Select(Number)];

        int Number(JsonNode policy)
        {
            if (!numbers.TryGetValue(policy, out var number))
            {
                numbers[policy] = number = policies.Count;
                policies.Add(policy);
            }

            return number;
        }
    }

    /// <summary>A case whose policies are numbers.</summary>
    public sealed record Numbered(
        string Principal,
        string Action,
        string Resource,
        string? ResourceAccount,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Context,
        IReadOnlyList<int[]> Path,
        int[]? Identity,
        int? Session,
        int? Trust);
}

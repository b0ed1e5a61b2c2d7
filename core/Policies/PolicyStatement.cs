using System.Text.Json.Nodes;

namespace Guardrails.Core.Policies;

/// <summary>The effect of a statement that matches.</summary>
public enum Effect
{
    /// <summary>It allows, unless another statement denies.</summary>
    Allow,

    /// <summary>It denies, whatever else allows.</summary>
    Deny,
}

/// <summary>One statement of a policy, typed; renders in a fixed order of elements.</summary>
/// <param name="Effect">Allow or deny.</param>
/// <param name="Actions">The <c>Action</c> or <c>NotAction</c> element.</param>
/// <param name="Resources">
/// The <c>Resource</c> or <c>NotResource</c> element; null in a trust policy, which has none.
/// </param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
public sealed record PolicyStatement(Effect Effect, Patterns Actions, Patterns? Resources)
{
    /// <summary>The statement's id, or null.</summary>
    public string? Sid { get; init; }

    /// <summary>
    /// The <c>Principal</c> or <c>NotPrincipal</c> element; null outside trust and resource policies.
    /// </summary>
    public PrincipalElement? Principal { get; init; }

    /// <summary>The conditions, all of which must hold, in the order in which they render.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];

    /// <summary>
    /// The SHA-256 of its canonical JSON, as 64 lower-case hexadecimal digits: the same for every way of writing the
    /// same statement. docs/plan.md defines it.
    /// </summary>
    public string Sha256 => CanonicalStatement.Sha256(CanonicalStatement.Of(this));

    /// <summary>A copy with one more condition.</summary>
    public PolicyStatement When(string @operator, string key, params IReadOnlyList<string> values) =>
        this with { Conditions = [.. Conditions, new PolicyCondition(@operator, key, values)] };

    internal JsonObject Render()
    {
        var json = new JsonObject();
        if (Sid is not null)
            json[Elements.Sid] = Sid;
        json[Elements.Effect] = Effect.ToString();
        if (Principal is not null)
            json[Elements.Name(Elements.Principal, Principal.Except)] = Principal.Render();
        json[Elements.Name(Elements.Action, Actions.Except)] = Actions.Render();
        if (Resources is not null)
            json[Elements.Name(Elements.Resource, Resources.Except)] = Resources.Render();
        if (Conditions.Count > 0)
            json[Elements.Condition] = RenderConditions();
        return json;
    }

    private JsonObject RenderConditions()
    {
        var operators = new JsonObject();
        foreach (var byOperator in Conditions.GroupBy(condition => condition.Operator))
        {
            operators[byOperator.Key] = new JsonObject(byOperator.Select(condition =>
                KeyValuePair.Create<string, JsonNode?>(condition.Key, Patterns.Render(condition.Values))));
        }

        return operators;
    }
}

using System.Text.Json.Nodes;

namespace Guardrails.Core.Policies;

/// <summary>The <c>Principal</c> or <c>NotPrincipal</c> element of a trust policy.</summary>
/// <param name="Entries">The principals, with their kind.</param>
/// <param name="Except">True for <c>NotPrincipal</c>.</param>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
/// </remarks>
public sealed record PrincipalElement(IReadOnlyList<PrincipalEntry> Entries, bool Except = false)
{
    /// <summary>Everybody: <c>"Principal": "*"</c>.</summary>
    public static readonly PrincipalElement Everybody = new([new PrincipalEntry(PrincipalKind.Everybody, "*")]);

    internal JsonNode Render()
    {
        if (Entries is [{ Kind: PrincipalKind.Everybody }])
            return JsonValue.Create("*");
        return new JsonObject(Entries.GroupBy(entry => entry.Kind).Select(byKind =>
            KeyValuePair.Create<string, JsonNode?>(
                byKind.Key.ToString(),
                Patterns.Render([.. byKind.Select(entry => entry.Value)]))));
    }
}

/// <summary>One principal that a trust policy names.</summary>
/// <param name="Kind">The kind of principal.</param>
/// <param name="Value">An account id, an ARN, a service's name, or <c>*</c>.</param>
public sealed record PrincipalEntry(PrincipalKind Kind, string Value);

/// <summary>The kinds of principal, by AWS's names.</summary>
public enum PrincipalKind
{
    /// <summary>The bare <c>"*"</c>.</summary>
    Everybody,

    /// <summary>Accounts, roles, users and sessions.</summary>
    AWS,

    /// <summary>An AWS service.</summary>
    Service,

    /// <summary>An identity provider.</summary>
    Federated,

    /// <summary>An account by its canonical id, as Amazon S3 knows it.</summary>
    CanonicalUser,
}

using System.Diagnostics.CodeAnalysis;

namespace Guardrails.Core.Policies.Simulation;

/// <summary>
/// A place in a policy's value that a value of the request fills, such as <c>${aws:PrincipalTag/team, 'none'}</c>.
/// </summary>
/// <param name="Key">The condition key.</param>
/// <param name="Default">
/// The text that stands there where the request has no such value; null where nothing is said.
/// </param>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html; what is malformed:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
/// </remarks>
internal sealed record Variable(string Key, string? Default)
{
    public const string Start = "${";
    public const char End = '}';

    private const string BeforeDefault = ", '";

    /// <summary>The character that <c>${*}</c>, <c>${?}</c> or <c>${$}</c> stands for.</summary>
    public static bool IsEscape(string inBraces) => inBraces is "*" or "?" or "$";

    /// <summary>Reads what stands between the braces.</summary>
    public static bool TryParse(string inBraces, [NotNullWhen(true)] out Variable? variable)
    {
        var comma = inBraces.IndexOf(BeforeDefault, StringComparison.Ordinal);
        var key = comma < 0 ? inBraces : inBraces[..comma];
        var rest = comma < 0 ? null : inBraces[(comma + BeforeDefault.Length)..];

        // A quote inside the default, or none at its end, is no form that AWS documents.
        var wellFormed = key.Contains(':', StringComparison.Ordinal)
            && key.AsSpan().IndexOfAny(" ,'${") < 0
            && (rest is null || rest.IndexOf('\'', StringComparison.Ordinal) == rest.Length - 1 && rest.Length > 0);
        variable = wellFormed ? new Variable(key, rest?[..^1]) : null;
        return wellFormed;
    }
}

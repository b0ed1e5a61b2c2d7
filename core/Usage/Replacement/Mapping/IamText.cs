using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>
/// Text of an event as a policy's Resource means exactly it: what IAM would take for a wildcard or a variable is
/// escaped, and what no policy can hold is refused.
/// </summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html (<c>${*}</c>,
/// <c>${?}</c>, <c>${$}</c>) and, for the characters of a policy,
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
/// </remarks>
internal static class IamText
{
    private const char FirstPrintable = ' ';
    private const char LastOfPolicies = '\u00FF';

    /// <summary>Escapes a text; false where no policy can hold it.</summary>
    public static bool TryLiteral(string text, [NotNullWhen(true)] out string? literal)
    {
        literal = null;
        if (text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange(FirstPrintable, LastOfPolicies))
            return false;
        // Delete and the control characters of Latin-1 are in the range that IAM accepts, and no name has them.
        if (text.AsSpan().ContainsAnyInRange('\u007F', '\u009F'))
            return false;
        var escaped = new StringBuilder(text.Length);
        foreach (var (index, character) in text.Index())
        {
            if (character is '*' or '?' || (character == '$' && index + 1 < text.Length && text[index + 1] == '{'))
                escaped.Append("${").Append(character).Append('}');
            else
                escaped.Append(character);
        }

        literal = escaped.ToString();
        return true;
    }
}

namespace Guardrails.Core.Policies;

/// <summary>Patterns in which <c>*</c> stands for any characters, none included, and <c>?</c> for exactly one.</summary>
internal static class Wildcard
{
    private const int ArnSegments = 6;

    /// <summary>Whether the whole text fits; linear in practice, and never worse than pattern times text.</summary>
    public static bool Fits(string pattern, string text, bool ignoreCase = false)
    {
        var (inPattern, inText, star, resume) = (0, 0, -1, 0);
        while (inText < text.Length)
        {
            if (inPattern < pattern.Length && pattern[inPattern] == '*')
            {
                (star, resume) = (inPattern++, inText);
            }
            else if (inPattern < pattern.Length && (pattern[inPattern] == '?' || Same(pattern[inPattern], text[inText], ignoreCase)))
            {
                inPattern++;
                inText++;
            }
            else if (star >= 0)
            {
                // The last star takes one more character.
                inPattern = star + 1;
                inText = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(inPattern).TrimStart('*').IsEmpty;
    }

    /// <summary>Whether an ARN fits segment by segment, so that a wildcard never crosses one of the first five colons.</summary>
    /// <returns>Null where the pattern has fewer than six segments.</returns>
    /// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN</remarks>
    public static bool? FitsArn(string pattern, string arn)
    {
        var expected = pattern.Split(':', ArnSegments);
        var actual = arn.Split(':', ArnSegments);
        if (expected.Length < ArnSegments)
            return null;
        return actual.Length == ArnSegments && expected.Zip(actual).All(pair => Fits(pair.First, pair.Second));
    }

    private static bool Same(char one, char other, bool ignoreCase) =>
        one == other || (ignoreCase && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));
}

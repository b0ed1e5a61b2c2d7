namespace Guardrails.Aws.Config;

/// <summary>Findings as the one text that AWS Config keeps of them.</summary>
internal static class Annotation
{
    /// <summary>AWS Config takes 1 to 256 characters.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html</remarks>
    public const int Longest = 256;

    private const string Cut = " ...";

    /// <summary>
    /// The findings in a row, cut between two words where they are too long; null where there is nothing to say.
    /// </summary>
    public static string? Of(IEnumerable<string> findings)
    {
        var text = string.Join(' ', findings.Select(finding => finding.Trim()).Where(finding => finding.Length > 0));
        if (text.Length <= Longest)
            return text.Length == 0 ? null : text;

        var room = Longest - Cut.Length;
        var end = text.LastIndexOf(' ', room);
        return string.Concat(text.AsSpan(0, end > 0 ? end : WholeCharacters(text, room)).TrimEnd(), Cut);
    }

    private static int WholeCharacters(string text, int length) =>
        char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}

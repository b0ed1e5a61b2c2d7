namespace Guardrails.Local.Functions;

/// <summary>
/// FNV-1a: the same text gives the same number in every run, unlike <see cref="string.GetHashCode()"/>.
/// </summary>
internal static class StableHash
{
    public static long Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in text)
            hash = unchecked((hash ^ character) * 1099511628211UL);
        return (long)(hash >> 1);
    }

    /// <summary>That many lower-case letters and digits.</summary>
    public static string Suffix(string text, int length)
    {
        const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
        var rest = Of(text);
        return string.Create(length, rest, static (span, number) =>
        {
            for (var index = 0; index < span.Length; index++, number /= Alphabet.Length)
                span[index] = Alphabet[(int)(number % Alphabet.Length)];
        });
    }
}

namespace Guardrails.Core.Json;

/// <summary>The beginning of a text that is too long: no character is cut in two.</summary>
public static class Beginning
{
    private const string GoesOn = "…";

    /// <summary>The text, or its beginning with a sign that it goes on.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters, the sign among them.</param>
    public static string Of(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= longest)
            return text;
        var kept = longest - GoesOn.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[kept - 1]) ? kept - 1 : kept), GoesOn);
    }
}

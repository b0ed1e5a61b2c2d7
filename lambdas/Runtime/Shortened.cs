namespace Guardrails.Lambda.Runtime;

/// <summary>
/// Texts that are cut where they are too long: parts of them come from events and answers, which may hold megabytes,
/// and Lambda takes 6 MB as an error and 256 KB as a line of the log.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</remarks>
internal static class Shortened
{
    /// <summary>The most characters of one text in a line or an error.</summary>
    public const int Text = 4 * 1024;

    /// <summary>The most characters of an exception with its stack trace.</summary>
    public const int Exception = 32 * 1024;

    /// <summary>The beginning of a text, and how much of it is left out.</summary>
    public static string To(int length, string text)
    {
        if (text.Length <= length)
            return text;
        var kept = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return $"{text[..kept]}... ({text.Length - kept} more characters)";
    }

    /// <summary>An exception as the log has it. Messages are cut alone, so that the stack trace stays.</summary>
    public static string Of(Exception exception)
    {
        var whole = exception.ToString();
        for (var told = exception; told is not null; told = told.InnerException)
        {
            if (told.Message.Length > Text)
                whole = whole.Replace(told.Message, To(Text, told.Message), StringComparison.Ordinal);
        }

        return To(Exception, whole);
    }
}

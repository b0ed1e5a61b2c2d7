using System.Text.Json.Nodes;

namespace Guardrails.Lambda.Runtime;

/// <summary>
/// A failed invocation, or a function that cannot start, as a line of the log: cut to what a person reads.
/// </summary>
internal static class Failure
{
    /// <summary>
    /// The longest text that is logged or posted, in characters: an event may hold megabytes, and Lambda ends the
    /// process where an error is longer than it takes.
    /// </summary>
    /// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</remarks>
    public const int Longest = 4_096;

    /// <summary>The line.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="request">Lambda's id of the invocation; null before the first one.</param>
    public static JsonObject Line(Exception exception, string? request) => new()
    {
        ["outcome"] = request is null ? "not started" : "failed",
        ["request"] = request,
        ["error"] = exception.GetType().FullName,
        ["message"] = Cut(exception.Message),
        ["details"] = Cut(exception.ToString()),
    };

    /// <summary>The text, if it is too long its beginning and how long it was.</summary>
    public static string Cut(string text) =>
        text.Length <= Longest ? text : $"{text[..Longest]}… ({text.Length} characters)";
}

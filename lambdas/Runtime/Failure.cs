using System.Text.Json.Nodes;

namespace Guardrails.Lambda.Runtime;

/// <summary>A failed invocation, or a function that cannot start, as a line of the log.</summary>
internal static class Failure
{
    /// <summary>The line.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="request">Lambda's id of the invocation; null before the first one.</param>
    public static JsonObject Line(Exception exception, string? request) => new()
    {
        ["outcome"] = request is null ? "not started" : "failed",
        ["request"] = request,
        ["error"] = exception.GetType().FullName,
        ["message"] = exception.Message,
        ["details"] = JsonLog.List(Shortened.Of(exception).Split('\n', StringSplitOptions.TrimEntries)),
    };
}

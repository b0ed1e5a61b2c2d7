namespace Guardrails.Lambda.Runtime;

/// <summary>The function's deadline came before its result. The message has the remedy.</summary>
public sealed class OutOfTimeException(string what, Exception? innerException = null)
    : Exception($"{what} Remedy: {Remedy}", innerException)
{
    private const string Remedy =
        "AWS Lambda tries again by itself; if this persists, give the function the timeout that its template has.";

    /// <summary>A function that stopped without a word of its own.</summary>
    internal static OutOfTimeException Of(OperationCanceledException exception) =>
        new("Time was up before the function was done.", exception);
}

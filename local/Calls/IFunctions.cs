using Guardrails.Local.Authorization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Calls;

/// <summary>Functions as other services use them.</summary>
internal interface IFunctions
{
    /// <summary>
    /// Tells whether a statement of the function's resource policy lets a service in; null where there is
    /// no such function.
    /// </summary>
    bool? Admits(string functionArn, string service);

    /// <summary>A principal invokes a function.</summary>
    /// <exception cref="AwsError">There is no such function, or the principal may not.</exception>
    Task<InvocationResult> AsPrincipalAsync(
        Call call, string functionArn, string payload, CancellationToken cancellation);

    /// <summary>A principal invokes a function without waiting for it.</summary>
    /// <exception cref="AwsError">There is no such function, or the principal may not.</exception>
    void QueueAsPrincipal(Call call, string functionArn, string payload);

    /// <summary>An AWS service invokes a function for something of an account.</summary>
    /// <exception cref="AwsError">
    /// There is no such function, or its resource policy does not let the service in.
    /// </exception>
    Task<InvocationResult> AsServiceAsync(
        string functionArn,
        string service,
        string sourceAccount,
        string sourceArn,
        string payload,
        CancellationToken cancellation);
}

/// <summary>The result of one invocation: a payload, or an error.</summary>
internal sealed record InvocationResult(string? Payload, FunctionError? Error);

/// <summary>A function's failure.</summary>
/// <param name="Type">The exception's name, or Lambda's own error type, such as <c>Sandbox.Timedout</c>.</param>
/// <param name="Message">The sentence.</param>
internal sealed record FunctionError(string Type, string Message)
{
    public override string ToString() => $"{Type}: {Message}";
}

using Guardrails.Local.Calls;

namespace Guardrails.Local.Functions;

/// <summary>An event on its way through a function.</summary>
internal sealed record PendingEvent(string RequestId, string Payload)
{
    /// <summary>Completes when the process has the event.</summary>
    public TaskCompletionSource Taken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with what the process answers.</summary>
    public TaskCompletionSource<InvocationResult> Answer { get; } = new(
        TaskCreationOptions.RunContinuationsAsynchronously);
}

using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Lambda;

/// <summary>Runs the functions that somebody invoked without waiting for them.</summary>
/// <remarks>
/// AWS invokes such a function twice more where it fails; here it is invoked once. Source:
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html
/// </remarks>
internal sealed class AsynchronousInvocations(World world) : IPump
{
    /// <inheritdoc/>
    public async Task<bool> RunAsync(Pumped done, CancellationToken cancellation)
    {
        WaitingInvocation? next;
        lock (world.Gate)
            world.Of<LambdaState>().Waiting.TryDequeue(out next);
        if (next is null)
            return false;
        await Invocation.RunAsync(world, next.Function, next.Payload, cancellation);
        return true;
    }
}

/// <summary>An invocation that nobody waits for.</summary>
internal sealed record WaitingInvocation(LambdaFunction Function, string Payload);

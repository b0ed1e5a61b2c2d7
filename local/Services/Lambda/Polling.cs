using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Lambda;

/// <summary>Polls the queue or stream of every event source mapping that is enabled.</summary>
internal sealed class Polling(World world) : IPump
{
    /// <inheritdoc/>
    public async Task<bool> RunAsync(Pumped done, CancellationToken cancellation)
    {
        List<EventSourceMapping> mappings;
        lock (world.Gate)
            mappings = [.. world.Of<LambdaState>().EventSourceMappings.Values.Where(mapping => mapping.Enabled)];
        var polled = false;
        foreach (var mapping in mappings)
        {
            var run = mapping.Stream is null
                ? await QueuePoller.PollAsync(world, mapping, cancellation)
                : await StreamPoller.PollAsync(world, mapping, cancellation);
            if (run is null)
                continue;
            done.Batches.Add(run);
            polled = true;
        }

        return polled;
    }
}

using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Events;

/// <summary>Delivers every event that matched a rule.</summary>
internal sealed class Deliveries(World world) : IPump
{
    /// <inheritdoc/>
    public Task<bool> RunAsync(Pumped done, CancellationToken cancellation)
    {
        var delivered = false;
        while (true)
        {
            lock (world.Gate)
            {
                if (!world.Of<EventsState>().Deliveries.TryDequeue(out var delivery))
                    return Task.FromResult(delivered);
                EventTraffic.Deliver(world, delivery);
                delivered = true;
            }
        }
    }
}

using Guardrails.Local.Organization;

namespace Guardrails.Local.Calls;

/// <summary>
/// Lets everything happen that is due: deliveries, then batches for functions, then evaluations that were started.
/// </summary>
internal static class Pumps
{
    /// <summary>
    /// Returns when nothing is due. What failed is due again when the clock has moved past its
    /// queue's visibility timeout.
    /// </summary>
    public static async Task<EventsDelivered> RunAsync(World world, CancellationToken cancellation)
    {
        var done = new Pumped();
        do
            cancellation.ThrowIfCancellationRequested();
        while (await OneAsync(world, done, cancellation));
        return new(done.Batches, done.Rules) { Schedules = done.Schedules, Alarms = done.Alarms };
    }

    /// <summary>
    /// The first pump that has something to do does it, so that what comes earlier has always happened before the rest.
    /// </summary>
    private static async Task<bool> OneAsync(World world, Pumped done, CancellationToken cancellation)
    {
        foreach (var pump in world.All<IPump>())
        {
            if (await pump.RunAsync(done, cancellation))
                return true;
        }

        return false;
    }
}

using Guardrails.Core.Ids;
using Guardrails.Local.Services.Config;
using Guardrails.Local.Services.Lambda;
using Guardrails.Local.State;

namespace Guardrails.Local.Services.Events;

/// <summary>Lets everything happen that is due: deliveries, then batches for functions, then evaluations that were started.</summary>
internal static class EventPump
{
    /// <summary>Returns when nothing is due. What failed is due again when the clock has moved past its queue's visibility timeout.</summary>
    public static async Task<EventsDelivered> RunAsync(World world, CancellationToken cancellation)
    {
        var batches = new List<BatchRun>();
        var rules = new List<RuleRun>();
        bool moved;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            Deliver(world);
            moved = await PollAsync(world, batches, cancellation);
            if (!moved && OnDemandEvaluation.Next(world) is { } started)
            {
                foreach (var rule in started.Rules)
                    rules.Add(new(AccountId.Parse(rule.AccountId), rule.Deployed, await RuleEvaluation.RunOneAsync(world, rule, cancellation)));
                OnDemandEvaluation.End(world, started);
                moved = true;
            }
        }
        while (moved);
        return new(batches, rules);
    }

    private static void Deliver(World world)
    {
        while (true)
        {
            lock (world.Gate)
            {
                if (!world.Deliveries.TryDequeue(out var delivery))
                    return;
                EventTraffic.Deliver(world, delivery);
            }
        }
    }

    private static async Task<bool> PollAsync(World world, List<BatchRun> batches, CancellationToken cancellation)
    {
        List<EventSourceMapping> mappings;
        lock (world.Gate)
            mappings = [.. world.EventSourceMappings.Values.Where(mapping => mapping.Enabled)];
        var polled = false;
        foreach (var mapping in mappings)
        {
            if (await QueuePoller.PollAsync(world, mapping, cancellation) is not { } run)
                continue;
            batches.Add(run);
            polled = true;
        }

        return polled;
    }
}

using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.CloudWatch;

/// <summary>Keeps what services measure for as long as an alarm may look back.</summary>
internal sealed class Metrics(World world) : IMetrics
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(8);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    // An alarm with periods below an hour looks back a day at most, and a longer period has its last value.
    private static readonly TimeSpan ReadBack = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public void Add(Metric metric, double value) => Add(metric, new DataPoint(world.Now, value));

    /// <summary>Reads gauges for every minute since they were read last, as if somebody had looked each time.</summary>
    public void ReadGauges()
    {
        var (state, now) = (world.Of<CloudWatchState>(), world.Now);
        if (state.ReadAt == now)
            return;
        var from = state.ReadAt is { } last ? last + Step : now;
        for (var at = from < now - ReadBack ? now - ReadBack : from; at < now; at += Step)
            ReadGauges(at);
        ReadGauges(now);
        state.ReadAt = now;
    }

    private void ReadGauges(DateTimeOffset at)
    {
        foreach (var (metric, value) in world.All<IGauges>().SelectMany(gauges => gauges.Read(at)))
            Add(metric, new DataPoint(at, value));
    }

    private void Add(Metric metric, DataPoint point)
    {
        var data = world.Of<CloudWatchState>().Data;
        if (!data.TryGetValue(metric, out var points))
            data[metric] = points = [];
        points.Add(point);
        if (points[0].At < point.At - Kept)
            points.RemoveAll(old => old.At < point.At - Kept);
    }
}

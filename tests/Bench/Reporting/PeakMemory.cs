namespace Guardrails.Tests.Bench.Reporting;

/// <summary>
/// The most managed memory of this process from now on, looked up every few milliseconds, garbage included.
/// </summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly Timer timer;
    private long peak = GC.GetTotalMemory(forceFullCollection: true);

    public PeakMemory() => timer = new(_ => See(), state: null, dueTime: 0, period: 5);

    /// <summary>The most until now, in bytes.</summary>
    public long Stop()
    {
        See();
        timer.Dispose();
        return Interlocked.Read(ref peak);
    }

    public void Dispose() => timer.Dispose();

    private void See()
    {
        var now = GC.GetTotalMemory(forceFullCollection: false);
        long before;
        while (now > (before = Interlocked.Read(ref peak)))
            Interlocked.CompareExchange(ref peak, now, before);
    }
}

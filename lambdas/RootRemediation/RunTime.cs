using System.Diagnostics;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>The time of one run of the function, from its beginning, by the clock of the machine.</summary>
/// <param name="sweep">The time that the comparison of quarantines with the ledger may take.</param>
/// <param name="begins">The time in which steps are begun.</param>
/// <param name="step">The time that one of them may take.</param>
internal sealed class RunTime(TimeSpan sweep, TimeSpan begins, TimeSpan step)
{
    /// <summary>
    /// The time of the comparison, which comes first: whatever keeps it from an end leaves time to begin steps in. A
    /// thousand policies and as many accounts in quarantine take less.
    /// </summary>
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The time in which steps are begun. With the time of one it is less than the 15 minutes that AWS lets a function
    /// run, so that a step that was stopped is still written down, and whoever waits longest is next in the next run.
    /// </summary>
    private static readonly TimeSpan Begins = TimeSpan.FromMinutes(4);

    /// <summary>
    /// The time of a step: reading an organization of 10,000 accounts and the most that is read of event history are
    /// shorter.
    /// </summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>A run as AWS Lambda's limits allow it.</summary>
    public static RunTime OfFunction() => new(Sweep, Begins, Step);

    /// <summary>True while a step may be begun.</summary>
    public bool MayBegin => _watch.Elapsed < begins;

    /// <summary>The token of a comparison that begins now.</summary>
    public CancellationTokenSource SweepToken(CancellationToken run) => Token(sweep, run);

    /// <summary>The token of a step that begins now.</summary>
    public CancellationTokenSource StepToken(CancellationToken run) => Token(step, run);

    private static CancellationTokenSource Token(TimeSpan time, CancellationToken run)
    {
        var token = CancellationTokenSource.CreateLinkedTokenSource(run);
        token.CancelAfter(time);
        return token;
    }
}

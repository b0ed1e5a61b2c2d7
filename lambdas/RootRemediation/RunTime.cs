using System.Diagnostics;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>The time of one run of the function, by the clock of the machine.</summary>
/// <param name="begins">The time in which steps are begun.</param>
/// <param name="step">The time that one of them may take.</param>
internal sealed class RunTime(TimeSpan begins, TimeSpan step)
{
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
    public static RunTime OfFunction() => new(Begins, Step);

    /// <summary>True while a step may be begun.</summary>
    public bool MayBegin => _watch.Elapsed < begins;

    /// <summary>The token of a step that begins now.</summary>
    public CancellationTokenSource StepToken(CancellationToken run)
    {
        var token = CancellationTokenSource.CreateLinkedTokenSource(run);
        token.CancelAfter(step);
        return token;
    }
}

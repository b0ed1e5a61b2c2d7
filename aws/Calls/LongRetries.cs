namespace Guardrails.Aws.Calls;

/// <summary>
/// Repeats calls for minutes, for a caller behind whom nobody waits and who does not come back by itself.
/// </summary>
/// <param name="random">A number from 0 to 1, so that two that met do not meet again.</param>
public sealed class LongRetries(Func<double> random)
{
    private const int Attempts = 9;

    /// <summary>The delays between them add up to 15 seconds at most.</summary>
    /// <remarks>
    /// On a first deploy the execution role is seconds old, and a service that IAM has not told of its
    /// policy yet denies.
    /// Source:
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
    /// </remarks>
    private const int AttemptsWhileDenied = 5;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(20);

    /// <summary>The number of times that a call which fails in this way is made.</summary>
    internal static int AttemptsFor(FailedCall failed) =>
        failed.Passes ? Attempts : failed.Cause == FailureCause.Denied ? AttemptsWhileDenied : 1;

    /// <summary>Between half and all of a doubling delay.</summary>
    internal TimeSpan DelayAfter(int attempt)
    {
        var full = FirstDelay * Math.Pow(2, attempt - 1);
        return (full < LongestDelay ? full : LongestDelay) * (0.5 + random() / 2);
    }
}

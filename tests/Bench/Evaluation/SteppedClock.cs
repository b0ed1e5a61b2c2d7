namespace Guardrails.Tests.Bench.Evaluation;

/// <summary>AWS's clock, in whole seconds, since boto3 sends no others: it stands until it is told to go on.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long _seconds = System.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Goes on by a second.</summary>
    /// <returns>The time that it then is.</returns>
    public DateTimeOffset Step() => DateTimeOffset.FromUnixTimeSeconds(Interlocked.Increment(ref _seconds));

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(Interlocked.Read(ref _seconds));
}

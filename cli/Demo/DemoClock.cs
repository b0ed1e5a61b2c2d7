namespace Guardrails.Cli.Demo;

/// <summary>
/// The embedded organization's clock in the demo: it begins at one moment and moves when it is told to, so that every
/// run reports the same.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    /// <summary>Monday morning, in the weeks in which the sample organization's exemption still holds.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private DateTimeOffset _now = Now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Moves on.</summary>
    public void Advance(TimeSpan time) => _now += time;
}

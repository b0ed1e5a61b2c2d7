namespace Guardrails.Cli.Demo;

/// <summary>
/// The embedded organization's clock in the demo: one fixed moment, so that every run reports the same.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    /// <summary>Monday morning, in the weeks in which the sample organization's exemption still holds.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}

namespace Guardrails.Tests.Synth;

/// <summary>A clock that stands still on the day of the sample organization.</summary>
internal sealed class SampleDay : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
}

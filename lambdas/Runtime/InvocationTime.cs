namespace Guardrails.Lambda.Runtime;

/// <summary>
/// The clock of functions: the machine's, as on AWS. A Runtime API that says what time it is, as that of the embedded
/// organization does, whose clock moves, sets it for one invocation; AWS never does.
/// </summary>
internal sealed class InvocationTime : TimeProvider
{
    private TimeSpan _ahead;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    /// <summary>An invocation begins.</summary>
    /// <param name="now">The time that the Runtime API says it is (UTC); null where it says none.</param>
    public void Begin(DateTimeOffset? now) => _ahead = now is { } told ? told - base.GetUtcNow() : TimeSpan.Zero;
}

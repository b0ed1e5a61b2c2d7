namespace Guardrails.Aws.Calls;

/// <summary>
/// The terms on which a part of this code calls AWS: its words, its patience, the meaning of its token.
/// </summary>
/// <param name="Remedy">What its readers can do about a failed call, as the end of a sentence.</param>
public sealed record CallTerms(Func<FailedCall, string> Remedy)
{
    /// <summary>Its words for a call that got no answer in time.</summary>
    public Func<Exception, string> NoAnswer { get; init; } =
        _ => "there was no answer before the deadline, retries included";

    /// <summary>
    /// Its cancellation token is a deadline, so that running out of it is the failure of the call that was being made.
    /// Where it is not, a cancellation stays one.
    /// </summary>
    public bool TokenIsDeadline { get; init; }

    /// <summary>Repetitions beyond those of the SDK; null for none.</summary>
    public LongRetries? Retries { get; init; }
}

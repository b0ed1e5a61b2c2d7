namespace Guardrails.Core.Evidence;

/// <summary>Something that was not read, or that two readings do not agree on.</summary>
/// <param name="Reason">
/// The reason, as a sentence without its full stop, such as "iam:ListAccessKeys failed: AccessDenied: not allowed".
/// </param>
/// <param name="Remedy">What to do about it, as the end of a sentence.</param>
public sealed record Gap(string Reason, string Remedy)
{
    /// <summary>AWS refused the call: so does an account that has left the organization.</summary>
    public bool Refused { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Reason}. Remedy: {Remedy}";
}

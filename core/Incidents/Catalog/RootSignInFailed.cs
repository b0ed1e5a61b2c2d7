namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// Somebody failed to sign in as root. Five failures less than an hour apart are told, and so is a success after
/// them.
/// </summary>
public sealed class RootSignInFailed : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootSignInFailed);

    /// <inheritdoc/>
    public string Title => "root sign-in failed";

    /// <inheritdoc/>
    public string Meaning =>
        "Somebody failed to sign in as root. Five failures less than an hour apart are told, and so is a success "
        + "after them.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.SignIn;

    /// <inheritdoc/>
    public Severity Severity => Severity.Low;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootReads, ObservationSource.RootWrites];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether it was them.",
        "If not, make sure that MFA is on and that the mailbox of the root user is safe.",
        "Watch for a success: it is told as another message of the same incident.",
    ];

    /// <inheritdoc/>
    public Severity SeverityOfMany(int count) => count >= 5 ? Severity.High : Severity.Low;

    /// <inheritdoc/>
    public TimeSpan? JoinsWithin => SignInWindow.Gap;
}

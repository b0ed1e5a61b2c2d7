namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// Somebody failed to sign in as root. Five failures less than an hour apart are told, and so is a success after
/// them.
/// </summary>
internal sealed class RootSignInFailed : IIncidentKind
{
    public string Name => nameof(RootSignInFailed);

    public string Title => "root sign-in failed";

    public string Meaning =>
        "Somebody failed to sign in as root. Five failures less than an hour apart are told, and so is a success "
        + "after them.";

    public SubjectKind Subject => SubjectKind.SignIn;

    public Severity Severity => Severity.Low;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootReads, ObservationSource.RootWrites];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether it was them.",
        "If not, make sure that MFA is on and that the mailbox of the root user is safe.",
        "Watch for a success: it is told as another message of the same incident.",
    ];

    public Severity SeverityOfMany(int count) => count >= 5 ? Severity.High : Severity.Low;

    public TimeSpan? JoinsWithin => SignInWindow.Gap;
}

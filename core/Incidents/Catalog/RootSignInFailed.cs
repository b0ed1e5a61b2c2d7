using Guardrails.Core.Json;

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// Somebody failed to sign in as root. Some failures in a row are told, and so is a success after them.
/// </summary>
internal sealed class RootSignInFailed : IIncidentKind
{
    private const int Many = 5;

    public string Name => nameof(RootSignInFailed);

    public string Title => "root sign-in failed";

    public string Meaning =>
        $"Somebody failed to sign in as root. From {Many} failures on, each less than {Counted.Of(SignInWindow.Gap)} "
        + "after the one before, they are told, and so is a success after them.";

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

    public Severity SeverityOfMany(int count) => count >= Many ? Severity.High : Severity.Low;

    public TimeSpan? JoinsWithin => SignInWindow.Gap;
}

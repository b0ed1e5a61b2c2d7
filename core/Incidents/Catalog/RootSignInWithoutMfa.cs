namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root user signed in to the console with a password alone.</summary>
internal sealed class RootSignInWithoutMfa : IIncidentKind
{
    public string Name => nameof(RootSignInWithoutMfa);

    public string Title => "root signed in without MFA";

    public string Meaning => "The root user signed in to the console with a password alone.";

    public SubjectKind Subject => SubjectKind.SignIn;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootReads, ObservationSource.RootWrites];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner who signed in, and why.",
        "If nobody did, reset the root password by its mailbox and look at what was changed since.",
        "Enrol MFA for this root user, or remove its password centrally.",
    ];

    public TimeSpan? JoinsWithin => SignInWindow.Gap;
}

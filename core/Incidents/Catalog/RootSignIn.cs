namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root user signed in to the console with MFA, or nobody heard how.</summary>
internal sealed class RootSignIn : IIncidentKind
{
    public string Name => nameof(RootSignIn);

    public string Title => "root signed in";

    public string Meaning => "The root user signed in to the console with MFA, or nobody heard how.";

    public SubjectKind Subject => SubjectKind.SignIn;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootReads, ObservationSource.RootWrites, ObservationSource.Reconciliation];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner who signed in, and why.",
        "Look for \"Announced by\" in the message: it names who announced this use, and why.",
        "If nobody did, reset the root password and MFA, and look at what was changed since.",
    ];

    public TimeSpan? JoinsWithin => SignInWindow.Gap;
}

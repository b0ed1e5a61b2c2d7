namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root user signed in to the command line by aws login.</summary>
internal sealed class RootCommandLineLogin : IIncidentKind
{
    public string Name => nameof(RootCommandLineLogin);

    public string Title => "root used aws login";

    public string Meaning => "The root user signed in to the command line by `aws login`.";

    public SubjectKind Subject => SubjectKind.SignIn;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootReads];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner who did it, and why: the session lasts up to 12 hours.",
        "If nobody did, reset the root password and MFA.",
        "Turn on the guardrail DenyRootAwsLogin if nobody needs it.",
    ];

    public TimeSpan? JoinsWithin => SignInWindow.Gap;
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root user signed in to the command line by aws login.</summary>
public sealed class RootCommandLineLogin : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootCommandLineLogin);

    /// <inheritdoc/>
    public string Title => "root used aws login";

    /// <inheritdoc/>
    public string Meaning => "The root user signed in to the command line by `aws login`.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.SignIn;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootReads];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner who did it, and why: the session lasts up to 12 hours.",
        "If nobody did, reset the root password and MFA.",
        "Turn on the guardrail DenyRootAwsLogin if nobody needs it.",
    ];

    /// <inheritdoc/>
    public TimeSpan? JoinsWithin => SignInWindow.Gap;
}

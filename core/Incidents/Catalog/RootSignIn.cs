namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root user signed in to the console with MFA.</summary>
public sealed class RootSignIn : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootSignIn);

    /// <inheritdoc/>
    public string Title => "root signed in";

    /// <inheritdoc/>
    public string Meaning => "The root user signed in to the console with MFA.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.SignIn;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

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
        "Ask the account's owner who signed in, and why.",
        "Compare the time with announced uses: `guardrails incidents ACCOUNT`.",
        "If nobody did, reset the root password and MFA, and look at what was changed since.",
    ];

    /// <inheritdoc/>
    public TimeSpan? JoinsWithin => SignInWindow.Gap;
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root user signed in to the console with a password alone.</summary>
public sealed class RootSignInWithoutMfa : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootSignInWithoutMfa);

    /// <inheritdoc/>
    public string Title => "root signed in without MFA";

    /// <inheritdoc/>
    public string Meaning => "The root user signed in to the console with a password alone.";

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
        "If nobody did, reset the root password by its mailbox and look at what was changed since.",
        "Enrol MFA for this root user, or remove its password centrally.",
    ];

    /// <inheritdoc/>
    public TimeSpan? JoinsWithin => SignInWindow.Gap;
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// A root user called GetFederationToken or GetSessionToken, or such a session was used. It outlives the key for up
/// to an hour.
/// </summary>
public sealed class RootFederatedSession : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootFederatedSession);

    /// <inheritdoc/>
    public string Title => "root made or used a federated session";

    /// <inheritdoc/>
    public string Meaning =>
        "A root user called GetFederationToken or GetSessionToken, or such a session was used. It outlives the key "
        + "for up to an hour.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Session;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootWrites, ObservationSource.RootReads];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Find the program behind the address and user agent below.",
        "If nobody knows it, quarantine the account with the policy for a leaked key.",
        "Look for users and roles that were made in the hour after.",
    ];
}

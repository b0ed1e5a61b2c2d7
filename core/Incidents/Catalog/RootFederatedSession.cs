namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// A root user called GetFederationToken or GetSessionToken, or such a session was used. It outlives the key for up
/// to an hour.
/// </summary>
internal sealed class RootFederatedSession : IIncidentKind
{
    public string Name => nameof(RootFederatedSession);

    public string Title => "root made or used a federated session";

    public string Meaning =>
        "A root user called GetFederationToken or GetSessionToken, or such a session was used. It outlives the key "
        + "for up to an hour.";

    public SubjectKind Subject => SubjectKind.Session;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootWrites, ObservationSource.RootReads];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Find the program behind the address and user agent above.",
        "If nobody knows it, quarantine the account with the policy for a leaked key.",
        "Look for users and roles that were made in the hour after.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>Somebody who is not in rootSessions, or is not listed for that task, opened a root session.</summary>
public sealed class UnlistedRootSession : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(UnlistedRootSession);

    /// <inheritdoc/>
    public string Title => "root session by somebody not listed";

    /// <inheritdoc/>
    public string Meaning =>
        "Somebody who is not in `rootSessions`, or is not listed for that task, opened a root session.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Session;

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
        "Ask the caller named below.",
        "If it was not planned, withdraw the delegation, and look at what the session did.",
        "List the caller in `rootSessions.operators` if it is to go on.",
    ];
}

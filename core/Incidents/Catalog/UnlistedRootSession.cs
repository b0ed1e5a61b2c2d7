namespace Guardrails.Core.Incidents.Catalog;

/// <summary>Somebody who is not in rootSessions, or is not listed for that task, opened a root session.</summary>
internal sealed class UnlistedRootSession : IIncidentKind
{
    public string Name => nameof(UnlistedRootSession);

    public string Title => "root session by somebody not listed";

    public string Meaning =>
        "Somebody who is not in `rootSessions`, or is not listed for that task, opened a root session.";

    public SubjectKind Subject => SubjectKind.Session;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootReads];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the caller named above.",
        "If it was not planned, withdraw the delegation, and look at what the session did.",
        "List the caller in `rootSessions.operators` if it is to go on.",
    ];
}

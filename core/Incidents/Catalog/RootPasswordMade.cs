namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A root user without a password was given one, by central root access or otherwise.</summary>
internal sealed class RootPasswordMade : IIncidentKind
{
    public string Name => nameof(RootPasswordMade);

    public string Title => "root password made";

    public string Meaning => "A root user without a password was given one, by central root access or otherwise.";

    public SubjectKind Subject => SubjectKind.Password;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootWrites, ObservationSource.RootReads];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Find out who opened the root session: the caller is named above.",
        "If it was not planned, remove the password centrally.",
        "Check who may open root sessions: `guardrails plan ORGANIZATION` lists them.",
    ];
}

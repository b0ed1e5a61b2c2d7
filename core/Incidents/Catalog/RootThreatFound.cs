namespace Guardrails.Core.Incidents.Catalog;

/// <summary>Amazon GuardDuty has a finding about the root user.</summary>
internal sealed class RootThreatFound : IIncidentKind
{
    public string Name => nameof(RootThreatFound);

    public string Title => "GuardDuty finding about root";

    public string Meaning => "Amazon GuardDuty has a finding about the root user.";

    public SubjectKind Subject => SubjectKind.Session;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.GuardDuty];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Open the finding in GuardDuty.",
        "Compare it with the other incidents of the account.",
        "If nobody can explain it, quarantine the account.",
    ];
}

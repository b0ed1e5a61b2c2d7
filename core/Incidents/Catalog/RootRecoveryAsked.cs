namespace Guardrails.Core.Incidents.Catalog;

/// <summary>Somebody asked for the recovery of the root password.</summary>
internal sealed class RootRecoveryAsked : IIncidentKind
{
    public string Name => nameof(RootRecoveryAsked);

    public string Title => "root password recovery asked for";

    public string Meaning => "Somebody asked for the recovery of the root password.";

    public SubjectKind Subject => SubjectKind.Password;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootReads];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask whoever reads the mailbox of the root user whether they asked for it.",
        "If not, make sure that nobody else reads that mailbox.",
        "Watch for a completed recovery: it is told as critical.",
    ];
}

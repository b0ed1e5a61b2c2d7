namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A row of the ledger that never changes was changed or removed, and not by its end of life.</summary>
internal sealed class ObservationChanged : IIncidentKind
{
    public string Name => nameof(ObservationChanged);

    public string Title => "ledger changed outside its rules";

    public string Meaning =>
        "A row of the ledger that never changes was changed or removed, and not by its end of life.";

    public SubjectKind Subject => SubjectKind.OwnResource;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.LedgerStream];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Find the caller in the event history of the ledger's account.",
        "Restore the table to the minute before: docs/ledger.md has the steps.",
        "Treat the ledger's account as taken over until it is explained.",
    ];
}

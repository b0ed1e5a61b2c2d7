namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A row of the ledger that never changes was changed or removed, and not by its end of life.</summary>
public sealed class ObservationChanged : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(ObservationChanged);

    /// <inheritdoc/>
    public string Title => "ledger changed outside its rules";

    /// <inheritdoc/>
    public string Meaning =>
        "A row of the ledger that never changes was changed or removed, and not by its end of life.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.OwnResource;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.LedgerStream];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Find the caller in the event history of the ledger's account.",
        "Restore the table to the minute before: docs/playbook.md has the steps.",
        "Treat the ledger's account as taken over until it is explained.",
    ];
}

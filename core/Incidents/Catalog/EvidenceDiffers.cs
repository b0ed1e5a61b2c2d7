namespace Guardrails.Core.Incidents.Catalog;

/// <summary>AWS Config shows another result than the evaluator sent, in two daily comparisons.</summary>
public sealed class EvidenceDiffers : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(EvidenceDiffers);

    /// <inheritdoc/>
    public string Title => "AWS Config and ledger differ";

    /// <inheritdoc/>
    public string Meaning => "AWS Config shows another result than the evaluator sent, in two daily comparisons.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Evidence;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Evidence;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.Reconciliation];

    /// <inheritdoc/>
    public string ClosedBy => "A daily comparison in which both are the same.";

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Believe the ledger: no member account can write to it.",
        "Look for PutEvaluations and DeleteEvaluationResults in the account's event history.",
        "Ask the account's owner who made those calls.",
    ];
}

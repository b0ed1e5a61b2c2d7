namespace Guardrails.Core.Incidents.Catalog;

/// <summary>AWS Config shows another result than the evaluator sent, in two daily comparisons.</summary>
internal sealed class EvidenceDiffers : IIncidentKind
{
    public string Name => nameof(EvidenceDiffers);

    public string Title => "AWS Config and ledger differ";

    public string Meaning => "AWS Config shows another result than the evaluator sent, in two daily comparisons.";

    public SubjectKind Subject => SubjectKind.Evidence;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.Reconciliation];

    public string ClosedBy => "A daily comparison in which both are the same.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Believe the ledger: no member account can write to it.",
        "Look for PutEvaluations and DeleteEvaluationResults in the account's event history.",
        "Ask the account's owner who made those calls.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The evaluator decided, and AWS Config shows no result, in two daily comparisons.</summary>
internal sealed class ResultMissing : IIncidentKind
{
    public string Name => nameof(ResultMissing);

    public string Title => "AWS Config shows no result";

    public string Meaning =>
        "The evaluator decided, and AWS Config shows no result, in two daily comparisons: whoever reads AWS Config "
        + "alone does not see this account.";

    public SubjectKind Subject => SubjectKind.Evidence;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.Reconciliation];

    public string ClosedBy => "A daily comparison in which AWS Config shows a result.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Run `guardrails plan ORGANIZATION`: it names a policy that denies config:PutEvaluations in the account.",
        "If none does, look for DeleteEvaluationResults in the account's event history, and ask who called it.",
        "Meanwhile, read the account in the ledger: `guardrails incidents --account ACCOUNT`.",
    ];
}

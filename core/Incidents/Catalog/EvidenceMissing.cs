namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// For two periods a control decided nothing about an account: nobody can tell whether it is compliant.
/// </summary>
internal sealed class EvidenceMissing : IIncidentKind
{
    public string Name => nameof(EvidenceMissing);

    public string Title => "account cannot be judged";

    public string Meaning =>
        "For two periods a control decided nothing about an account: nobody can tell whether it is compliant.";

    public SubjectKind Subject => SubjectKind.Evidence;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.Evaluations, ObservationSource.Reconciliation];

    public string ClosedBy => "An evaluation that decides.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Read the cause above: the role, the recorder, a policy, or AWS.",
        "Run `guardrails plan ORGANIZATION`: it names the statement that stops an evaluation.",
        "Redeploy the StackSet instance of the account if its role is gone.",
    ];
}

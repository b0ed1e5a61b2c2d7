namespace Guardrails.Core.Incidents.Catalog;

/// <summary>An account was UNKNOWN for two periods: nobody can tell whether its root user has keys.</summary>
public sealed class EvidenceMissing : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(EvidenceMissing);

    /// <inheritdoc/>
    public string Title => "account cannot be judged";

    /// <inheritdoc/>
    public string Meaning => "An account was UNKNOWN for two periods: nobody can tell whether its root user has keys.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Evidence;

    /// <inheritdoc/>
    public Severity Severity => Severity.High;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Evidence;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.Evaluations, ObservationSource.Reconciliation];

    /// <inheritdoc/>
    public string ClosedBy => "An evaluation that decides.";

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Read the cause below: the role, the recorder, a policy, or AWS.",
        "Run `guardrails plan`: it names the statement that stops an evaluation.",
        "Redeploy the StackSet instance of the account if its role is gone.",
    ];
}

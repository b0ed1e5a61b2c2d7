namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A root access key signed a call.</summary>
internal sealed class RootKeyUsed : IIncidentKind
{
    public string Name => nameof(RootKeyUsed);

    public string Title => "root access key used";

    public string Meaning => "A root access key signed a call.";

    public SubjectKind Subject => SubjectKind.AccessKeyUse;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootWrites, ObservationSource.RootReads, ObservationSource.Reconciliation];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Find the program behind the address and user agent above.",
        "If nobody knows it, quarantine the account: the key may be stolen.",
        "Replace a known use by a role: docs/playbook.md has the steps.",
    ];
}

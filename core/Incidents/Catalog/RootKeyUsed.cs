namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A root access key signed a call.</summary>
public sealed class RootKeyUsed : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootKeyUsed);

    /// <inheritdoc/>
    public string Title => "root access key used";

    /// <inheritdoc/>
    public string Meaning => "A root access key signed a call.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.AccessKeyUse;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootWrites, ObservationSource.RootReads, ObservationSource.Reconciliation];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Find the program behind the address and user agent below.",
        "If nobody knows it, quarantine the account: the key may be stolen.",
        "Replace a known use by a role: docs/playbook.md has the steps.",
    ];
}

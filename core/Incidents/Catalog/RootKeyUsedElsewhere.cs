namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A known root access key was used from a network, for a service or in a Region that is new for it.</summary>
public sealed class RootKeyUsedElsewhere : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootKeyUsedElsewhere);

    /// <inheritdoc/>
    public string Title => "root access key used from elsewhere";

    /// <inheritdoc/>
    public string Meaning =>
        "A known root access key was used from a network, for a service or in a Region that is new for it.";

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
        "Compare the new address, service or Region with the known ones below.",
        "If nobody can explain it, quarantine the account: the key may be stolen.",
        "Look for users, roles and keys that were made since.",
    ];
}

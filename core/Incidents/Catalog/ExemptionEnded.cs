namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// An exemption has ended, and the account still has a root access key. The guardrail denies again; the key goes on
/// working.
/// </summary>
public sealed class ExemptionEnded : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(ExemptionEnded);

    /// <inheritdoc/>
    public string Title => "exemption has ended with a key still there";

    /// <inheritdoc/>
    public string Meaning =>
        "An exemption has ended, and the account still has a root access key. The guardrail denies again; the key "
        + "goes on working.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Exemption;

    /// <inheritdoc/>
    public Severity Severity => Severity.High;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Evidence;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.Reconciliation, ObservationSource.OrganizationFile];

    /// <inheritdoc/>
    public string ClosedBy => "Evidence that the key is gone, or an exemption with a later end.";

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Tell the owner of the exemption, who is named below.",
        "Have the key removed: docs/playbook.md has the steps.",
        "Take the ended exemption out of the organization file.",
    ];
}

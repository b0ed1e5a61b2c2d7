namespace Guardrails.Core.Incidents.Catalog;

/// <summary>An exemption ends within seven days, and the account still has a root access key.</summary>
public sealed class ExemptionEnding : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(ExemptionEnding);

    /// <inheritdoc/>
    public string Title => "exemption ends with a key still there";

    /// <inheritdoc/>
    public string Meaning => "An exemption ends within seven days, and the account still has a root access key.";

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
        "Replace the key by a role: docs/playbook.md has the steps.",
        "Prolong the exemption only with a reason.",
    ];
}

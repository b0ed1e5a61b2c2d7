namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// A control that was compliant, or not judged, is not compliant. Keys, certificates and MFA have kinds of their own.
/// </summary>
public sealed class ControlFailed : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(ControlFailed);

    /// <inheritdoc/>
    public string Title => "control turned bad";

    /// <inheritdoc/>
    public string Meaning =>
        "A control that was compliant, or not judged, is not compliant. Keys, certificates and MFA have kinds of "
        + "their own.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Evidence;

    /// <inheritdoc/>
    public Severity Severity => Severity.High;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Evidence;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.Evaluations];

    /// <inheritdoc/>
    public string ClosedBy => "An evaluation that is compliant.";

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Read the finding below.",
        "Ask the account's owner to mend it, or to ask for an exemption.",
        "Look at the account in the report.",
    ];
}

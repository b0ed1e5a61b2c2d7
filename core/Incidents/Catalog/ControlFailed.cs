namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// A control that was compliant, or not judged, is not compliant. Keys, certificates and MFA have kinds of their own.
/// </summary>
internal sealed class ControlFailed : IIncidentKind
{
    public string Name => nameof(ControlFailed);

    public string Title => "control turned bad";

    public string Meaning =>
        "A control that was compliant, or not judged, is not compliant. Keys, certificates and MFA have kinds of "
        + "their own.";

    public SubjectKind Subject => SubjectKind.Evidence;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.Evaluations, ObservationSource.Reconciliation];

    public string ClosedBy => "An evaluation that is compliant.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Read the finding above.",
        "Ask the account's owner to correct it, or turn the control off in the organization file.",
        "Look at what else is open: `guardrails incidents --account ACCOUNT`.",
    ];
}

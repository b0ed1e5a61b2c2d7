namespace Guardrails.Core.Incidents.Catalog;

/// <summary>An exemption ends within seven days, and the account still has a root access key.</summary>
internal sealed class ExemptionEnding : IIncidentKind
{
    public string Name => nameof(ExemptionEnding);

    public string Title => "exemption ends with a key still there";

    public string Meaning => "An exemption ends within seven days, and the account still has a root access key.";

    public SubjectKind Subject => SubjectKind.Exemption;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.Reconciliation];

    public string ClosedBy =>
        "Evidence that the key is gone, a later end, or the exemption taken out of the organization file. A key that "
        + "is still there after the end is told anew.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Tell the owner of the exemption, who is named above.",
        "Replace the key by a role: docs/playbook.md has the steps.",
        "Prolong the exemption only with a reason.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// An exemption has ended, and the account still has a root access key. The guardrail denies again; the key goes on
/// working.
/// </summary>
internal sealed class ExemptionEnded : IIncidentKind
{
    public string Name => nameof(ExemptionEnded);

    public string Title => "exemption has ended with a key still there";

    public string Meaning =>
        "An exemption has ended, and the account still has a root access key. The guardrail denies again; the key "
        + "goes on working.";

    public SubjectKind Subject => SubjectKind.Exemption;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.Reconciliation];

    public string ClosedBy =>
        "Evidence that the key is gone. A later end, or the exemption taken out of the organization file, ends it as "
        + "\"lapsed\", and not as remediated.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Tell the owner of the exemption, who is named above.",
        "Have the key removed: docs/playbook.md has the steps.",
        "When the key is gone, take the exemption out of the organization file.",
    ];

    /// <summary>It is told anew, whatever was told before of the same exemption.</summary>
    public TimeSpan? JoinsWithin => TimeSpan.Zero;
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A known root access key was used from a network, for a service or in a Region that is new for it.</summary>
internal sealed class RootKeyUsedElsewhere : IIncidentKind
{
    public string Name => nameof(RootKeyUsedElsewhere);

    public string Title => "root access key used from elsewhere";

    public string Meaning =>
        "A known root access key was used from a network, for a service or in a Region that is new for it.";

    public SubjectKind Subject => SubjectKind.AccessKeyUse;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootWrites, ObservationSource.RootReads];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Compare the new address, service or Region with the known ones.",
        "If nobody can explain it, quarantine the account: the key may be stolen.",
        "Look for users, roles and keys that were made since.",
    ];
}

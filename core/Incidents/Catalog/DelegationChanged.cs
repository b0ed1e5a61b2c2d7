namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// A delegated administrator was registered or withdrawn, or the delegation policy, the root access features or trusted
/// access changed, and not by the deploy.
/// </summary>
internal sealed class DelegationChanged : IIncidentKind
{
    public string Name => nameof(DelegationChanged);

    public string Title => "delegation changed";

    public string Meaning =>
        "A delegated administrator was registered or withdrawn, or the delegation policy, the root access features or "
        + "trusted access changed, and not by the deploy.";

    public SubjectKind Subject => SubjectKind.Policy;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.OrganizationChanges];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the caller named above.",
        "Run `guardrails plan ORGANIZATION`: it lists who may open root sessions and run StackSets.",
        "Deploy again, or withdraw the delegation.",
    ];
}

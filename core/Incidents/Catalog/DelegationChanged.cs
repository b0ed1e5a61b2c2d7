namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// A delegated administrator was registered or withdrawn, or the root access features or trusted access changed, and
/// not by the deploy.
/// </summary>
public sealed class DelegationChanged : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(DelegationChanged);

    /// <inheritdoc/>
    public string Title => "delegation changed";

    /// <inheritdoc/>
    public string Meaning =>
        "A delegated administrator was registered or withdrawn, or the root access features or trusted access "
        + "changed, and not by the deploy.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Policy;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.OrganizationChanges];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the caller named below.",
        "Run `guardrails plan`: it lists who may open root sessions and run StackSets.",
        "Deploy again, or withdraw the delegation.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// A guardrail policy was changed, detached or deleted, or its policy type turned off, and not by the deploy.
/// </summary>
public sealed class GuardrailChanged : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(GuardrailChanged);

    /// <inheritdoc/>
    public string Title => "guardrail policy changed";

    /// <inheritdoc/>
    public string Meaning =>
        "A guardrail policy was changed, detached or deleted, or its policy type turned off, and not by the deploy.";

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
        "Deploy again: it puts the policies back.",
        "Run `guardrails plan`: it lists the accounts that are open now.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// A guardrail policy was changed, detached or deleted, or its policy type turned off, and not by the deploy.
/// </summary>
internal sealed class GuardrailChanged : IIncidentKind
{
    public string Name => nameof(GuardrailChanged);

    public string Title => "guardrail policy changed";

    public string Meaning =>
        "A guardrail policy was changed, detached or deleted, or its policy type turned off, and not by the deploy.";

    public SubjectKind Subject => SubjectKind.Policy;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.OrganizationChanges];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the caller named above.",
        "Deploy again: it puts the policies back.",
        "Run `guardrails plan ORGANIZATION`: it lists the accounts that are open now.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// A role, rule, function, table, key or StackSet instance of Guardrails was changed by somebody else.
/// </summary>
public sealed class OwnResourceChanged : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(OwnResourceChanged);

    /// <inheritdoc/>
    public string Title => "something of Guardrails changed";

    /// <inheritdoc/>
    public string Meaning =>
        "A role, rule, function, table, key or StackSet instance of Guardrails was changed by somebody else.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.OwnResource;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.OwnResourceWrites, ObservationSource.OrganizationChanges, ObservationSource.Reconciliation];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the caller named below.",
        "Deploy again, or update the account's StackSet instance.",
        "Turn on the guardrail DenyGuardrailTampering if it is off.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// A role, rule, function, table, key or StackSet instance of Guardrails was changed by somebody else.
/// </summary>
internal sealed class OwnResourceChanged : IIncidentKind
{
    public string Name => nameof(OwnResourceChanged);

    public string Title => "something of Guardrails changed";

    public string Meaning =>
        "A role, rule, function, table, key or StackSet instance of Guardrails was changed by somebody else.";

    public SubjectKind Subject => SubjectKind.OwnResource;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.OwnResourceWrites];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the caller named above.",
        "Deploy again, or update the account's StackSet instance.",
        "Turn on the guardrail DenyGuardrailTampering if it is off; in the delegated administrator account it is "
            + "DenyDetectionTampering.",
    ];
}

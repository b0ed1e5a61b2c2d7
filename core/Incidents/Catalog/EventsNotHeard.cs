namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// The account is evaluated, but the events of its evaluations, which came before, no longer come: events of its root
/// user may not come either.
/// </summary>
internal sealed class EventsNotHeard : IIncidentKind
{
    public string Name => nameof(EventsNotHeard);

    public string Title => "account is no longer heard";

    public string Meaning =>
        "The account is evaluated, but the events of its evaluations, which came before, no longer come: events of "
        + "its root user may not come either.";

    public SubjectKind Subject => SubjectKind.Evidence;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.Reconciliation];

    public string ClosedBy => "An event of the account's own evaluation.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Read in the message whether a trail brings the account's events. If none does, or it is not known, ask "
        + "whoever runs the organization's trail first: no forwarder hears what no trail logs.",
        "Redeploy the account's instances of the StackSet GuardrailsEventForwarders that are not current, and look for "
        + "a disabled or deleted rule named Guardrails in its EventBridge, and for who changed it.",
        "Compare the account's event history with what was told since.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A removal holds a quarantine that is not attached any more, and no look is due.</summary>
internal sealed class QuarantineMissing : IIncidentKind
{
    public string Name => nameof(QuarantineMissing);

    public string Title => "quarantine gone that a removal holds";

    public string Meaning =>
        "A removal of root credentials waits for a person and holds a quarantine that is not attached any more: its "
        + "keys work again. No look at the account is due that would find out.";

    public SubjectKind Subject => SubjectKind.Quarantine;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.QuarantineSweep];

    public string ClosedBy =>
        "A comparison in which the policy is attached again, or the removal goes on: its look finds out then.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Find who called DetachPolicy in the event history of the management account, and ask them.",
        "If the key may have leaked, attach the policy again at once: docs/quarantine.md has the call.",
        "Decide on the removal: `guardrails remediate status ACCOUNT` says what it waits for.",
    ];
}

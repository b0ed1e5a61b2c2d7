namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A quarantine policy is attached, and no remediation of the ledger holds it: nobody will lift it.</summary>
internal sealed class QuarantineUnknown : IIncidentKind
{
    public string Name => nameof(QuarantineUnknown);

    public string Title => "quarantine that the ledger does not know";

    public string Meaning =>
        "A quarantine policy is attached, and no remediation of the ledger holds it: nobody will lift it. It stops the "
        + "root user of the account, or of every member account below a unit or the root.";

    public SubjectKind Subject => SubjectKind.Quarantine;

    // It locks out and lets nobody in. On a unit or the root, it stops many accounts and is critical.
    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.QuarantineSweep];

    public string ClosedBy => "A comparison in which the policy is not attached there, or a remediation holds it.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Find who called AttachPolicy in the event history of the management account, and ask them.",
        "If nobody needs it, detach it: docs/quarantine.md has the call.",
        "If a key is to go, start its removal (`guardrails remediate start`): the remediation holds it then.",
    ];
}

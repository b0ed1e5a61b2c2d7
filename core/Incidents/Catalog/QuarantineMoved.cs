namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A quarantine policy was attached or detached, and not by the removal of a key.</summary>
internal sealed class QuarantineMoved : IIncidentKind
{
    public string Name => nameof(QuarantineMoved);

    public string Title => "quarantine attached or detached by others";

    public string Meaning =>
        "A quarantine policy was attached or detached, and not by the removal of a key. Attached, it stops a root user "
        + "and whatever uses its keys; detached, it lets a key work again that may have leaked.";

    public SubjectKind Subject => SubjectKind.Quarantine;

    // An attachment locks out and lets nobody in. A detachment is critical, and so is what stops many accounts.
    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.OrganizationChanges];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the caller named above.",
        "If nobody can explain it, undo it: docs/quarantine.md has both calls.",
        "Look at the removal that it may concern: `guardrails remediate status ACCOUNT`.",
    ];
}

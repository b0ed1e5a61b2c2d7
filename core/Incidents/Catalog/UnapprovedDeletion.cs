namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// A listed caller opened a root session to delete root credentials, and the ledger does not have it as the session of
/// an approved remediation.
/// </summary>
internal sealed class UnapprovedDeletion : IIncidentKind
{
    public string Name => nameof(UnapprovedDeletion);

    public string Title => "root session for a deletion not asked for";

    public string Meaning =>
        "A listed caller opened a root session to delete root credentials, and the ledger does not have it as the "
        + "session of an approved remediation.";

    public SubjectKind Subject => SubjectKind.Session;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootReads];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the caller named above what was deleted.",
        "If it was not planned, stop its role.",
        "Look at what is left: `guardrails incidents --account ACCOUNT`.",
    ];
}

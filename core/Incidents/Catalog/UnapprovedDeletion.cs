namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A root session for deletion was opened and no approved remediation of those credentials is known.</summary>
public sealed class UnapprovedDeletion : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(UnapprovedDeletion);

    /// <inheritdoc/>
    public string Title => "root session for a deletion not asked for";

    /// <inheritdoc/>
    public string Meaning =>
        "A root session for deletion was opened and no approved remediation of those credentials is known.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Session;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootReads];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the caller named below what was deleted.",
        "If it was not planned, stop its role.",
        "Have the account evaluated: `guardrails incidents ACCOUNT` shows what is left.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A root user without a password was given one, by central root access or otherwise.</summary>
public sealed class RootPasswordMade : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootPasswordMade);

    /// <inheritdoc/>
    public string Title => "root password made";

    /// <inheritdoc/>
    public string Meaning => "A root user without a password was given one, by central root access or otherwise.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Password;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootWrites, ObservationSource.RootReads];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Find out who opened the root session: the caller is named below.",
        "If it was not planned, remove the password centrally.",
        "Check who may open root sessions: `guardrails plan` lists them.",
    ];
}

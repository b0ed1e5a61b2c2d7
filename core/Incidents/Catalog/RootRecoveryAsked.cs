namespace Guardrails.Core.Incidents.Catalog;

/// <summary>Somebody asked for the recovery of the root password.</summary>
public sealed class RootRecoveryAsked : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootRecoveryAsked);

    /// <inheritdoc/>
    public string Title => "root password recovery asked for";

    /// <inheritdoc/>
    public string Meaning => "Somebody asked for the recovery of the root password.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Password;

    /// <inheritdoc/>
    public Severity Severity => Severity.High;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootReads];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask whoever reads the mailbox of the root user whether they asked for it.",
        "If not, make sure that nobody else reads that mailbox.",
        "Watch for a completed recovery: it is told as critical.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>Amazon GuardDuty has a finding about the root user.</summary>
public sealed class RootThreatFound : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootThreatFound);

    /// <inheritdoc/>
    public string Title => "GuardDuty finding about root";

    /// <inheritdoc/>
    public string Meaning => "Amazon GuardDuty has a finding about the root user.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Session;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.GuardDuty];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Open the finding in GuardDuty.",
        "Compare it with the other incidents of the account.",
        "If nobody can explain it, quarantine the account.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root user changed something other than its own credentials.</summary>
public sealed class RootCall : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootCall);

    /// <inheritdoc/>
    public string Title => "root made a writing call";

    /// <inheritdoc/>
    public string Meaning => "The root user changed something other than its own credentials.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Session;

    /// <inheritdoc/>
    public Severity Severity => Severity.High;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootWrites];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner what was done, and why root was needed.",
        "Compare it with AWS's list of tasks that only root can do.",
        "If nobody did it, treat the root user as taken over.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root user changed something other than its own credentials.</summary>
internal sealed class RootCall : IIncidentKind
{
    public string Name => nameof(RootCall);

    public string Title => "root made a writing call";

    public string Meaning => "The root user changed something other than its own credentials.";

    public SubjectKind Subject => SubjectKind.Session;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootWrites];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner what was done, and why root was needed.",
        "Compare it with AWS's list of tasks that only root can do.",
        "If nobody did it, treat the root user as taken over.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root user created an access key.</summary>
internal sealed class RootKeyMade : IIncidentKind
{
    public string Name => nameof(RootKeyMade);

    public string Title => "root access key made";

    public string Meaning => "The root user created an access key.";

    public SubjectKind Subject => SubjectKind.AccessKey;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootWrites];

    public string ClosedBy => "An evaluation that no longer finds the key.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Call the account's owner: was this planned?",
        "If not, treat the root user as taken over: quarantine the account and reset the root password.",
        "Find out why the guardrail allowed it: `guardrails plan ORGANIZATION` names the account.",
    ];
}

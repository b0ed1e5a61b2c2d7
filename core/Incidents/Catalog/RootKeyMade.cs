namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root user created an access key.</summary>
public sealed class RootKeyMade : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootKeyMade);

    /// <inheritdoc/>
    public string Title => "root access key made";

    /// <inheritdoc/>
    public string Meaning => "The root user created an access key.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.AccessKey;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Evidence;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootWrites];

    /// <inheritdoc/>
    public string ClosedBy => "An evaluation that no longer finds the key.";

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Call the account's owner: was this planned?",
        "If not, treat the root user as taken over: quarantine the account and reset the root password.",
        "Find out why the guardrail allowed it: `guardrails plan` names the account.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root user activated, deactivated or deleted an access key.</summary>
public sealed class RootKeyChanged : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootKeyChanged);

    /// <inheritdoc/>
    public string Title => "root access key changed";

    /// <inheritdoc/>
    public string Meaning => "The root user activated, deactivated or deleted an access key.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.AccessKey;

    /// <inheritdoc/>
    public Severity Severity => Severity.High;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Evidence;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootWrites];

    /// <inheritdoc/>
    public string ClosedBy => "An evaluation that shows the key's state, or that it is gone.";

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Call the account's owner: was this planned?",
        "If a key was activated, look up its use in the account's event history.",
        "Have the account evaluated again if no verdict follows within the hour.",
    ];
}

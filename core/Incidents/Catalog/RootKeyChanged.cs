namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root user activated, deactivated or deleted an access key.</summary>
internal sealed class RootKeyChanged : IIncidentKind
{
    public string Name => nameof(RootKeyChanged);

    public string Title => "root access key changed";

    public string Meaning => "The root user activated, deactivated or deleted an access key.";

    public SubjectKind Subject => SubjectKind.AccessKey;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootWrites];

    public string ClosedBy => "An evaluation that shows the key's state, or that it is gone.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Call the account's owner: was this planned?",
        "If a key was activated, look up its use in the account's event history.",
        "Have the account evaluated again if no verdict follows within the hour.",
    ];
}

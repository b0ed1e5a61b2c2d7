namespace Guardrails.Core.Incidents.Catalog;

/// <summary>AWS Health says that an access key was found in public. It may be the root user's.</summary>
internal sealed class CredentialExposed : IIncidentKind
{
    public string Name => nameof(CredentialExposed);

    public string Title => "AWS found an exposed access key";

    public string Meaning => "AWS Health says that an access key was found in public. It may be the root user's.";

    public SubjectKind Subject => SubjectKind.AccessKeyUse;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.AwsHealth];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Quarantine the account with the policy for a leaked key.",
        "Look up what the key did in the account's event history.",
        "Answer AWS's support case.",
    ];
}

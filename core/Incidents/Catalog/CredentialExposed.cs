namespace Guardrails.Core.Incidents.Catalog;

/// <summary>AWS Health says that a credential of the account was found in public.</summary>
public sealed class CredentialExposed : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(CredentialExposed);

    /// <inheritdoc/>
    public string Title => "AWS found an exposed root credential";

    /// <inheritdoc/>
    public string Meaning => "AWS Health says that a credential of the account was found in public.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.AccessKeyUse;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.AwsHealth];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Quarantine the account with the policy for a leaked key.",
        "Look up what the key did in the account's event history.",
        "Answer AWS's support case.",
    ];
}

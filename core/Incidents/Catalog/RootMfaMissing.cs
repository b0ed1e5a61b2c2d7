namespace Guardrails.Core.Incidents.Catalog;

/// <summary>An evaluation found a root user that can sign in without the required MFA.</summary>
public sealed class RootMfaMissing : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootMfaMissing);

    /// <inheritdoc/>
    public string Title => "root user without MFA";

    /// <inheritdoc/>
    public string Meaning => "An evaluation found a root user that can sign in without the required MFA.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Mfa;

    /// <inheritdoc/>
    public Severity Severity => Severity.High;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Evidence;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.Evaluations];

    /// <inheritdoc/>
    public string ClosedBy => "An evaluation that finds the required MFA, or no credentials at all.";

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner to enrol a device.",
        "Or remove the root password centrally, so that there is nothing to protect.",
        "Check that no sign-in happened meanwhile: `guardrails incidents ACCOUNT`.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>An evaluation found a root user that can sign in without the required MFA.</summary>
internal sealed class RootMfaMissing : IIncidentKind
{
    public string Name => nameof(RootMfaMissing);

    public string Title => "root user without MFA";

    public string Meaning => "An evaluation found a root user that can sign in without the required MFA.";

    public SubjectKind Subject => SubjectKind.Mfa;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.Evaluations, ObservationSource.Reconciliation];

    public string ClosedBy => "An evaluation that finds the required MFA, or no credentials at all.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner to enrol a device.",
        "Or remove the root password centrally, so that there is nothing to protect.",
        "Check that no sign-in happened meanwhile: `guardrails incidents --account ACCOUNT`.",
    ];
}

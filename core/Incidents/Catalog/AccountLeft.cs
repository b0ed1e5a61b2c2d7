namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// An account left the organization or was closed. Its open incidents end as "left", never as remediated.
/// </summary>
internal sealed class AccountLeft : IIncidentKind
{
    public string Name => nameof(AccountLeft);

    public string Title => "account left the organization";

    public string Meaning =>
        "An account left the organization or was closed. Its open incidents end as \"left\", never as remediated.";

    public SubjectKind Subject => SubjectKind.Membership;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.OrganizationChanges, ObservationSource.Reconciliation];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether this was planned.",
        "If not, call AWS Support: leaving is a known step of a takeover.",
        "Note what was open: it is listed by `guardrails incidents --account ACCOUNT --all`.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// An account left the organization or was closed with open incidents. They end as "left", never as remediated.
/// </summary>
public sealed class AccountLeft : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(AccountLeft);

    /// <inheritdoc/>
    public string Title => "account left the organization";

    /// <inheritdoc/>
    public string Meaning =>
        "An account left the organization or was closed with open incidents. They end as \"left\", never as "
        + "remediated.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Membership;

    /// <inheritdoc/>
    public Severity Severity => Severity.High;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.OrganizationChanges, ObservationSource.Reconciliation];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether this was planned.",
        "If not, call AWS Support: leaving is a known step of a takeover.",
        "Note what was open: the incidents are listed below.",
    ];
}

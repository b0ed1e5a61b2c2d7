namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// The e-mail address of the root user was changed, or a change was begun. Who owns the mailbox owns the recovery.
/// </summary>
public sealed class RootEmailChanged : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootEmailChanged);

    /// <inheritdoc/>
    public string Title => "root e-mail address changed";

    /// <inheritdoc/>
    public string Meaning =>
        "The e-mail address of the root user was changed, or a change was begun. Who owns the mailbox owns the "
        + "recovery.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.EmailAddress;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootWrites, ObservationSource.RootReads, ObservationSource.OrganizationChanges];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether they changed it.",
        "If not, change it back from the management account at once.",
        "Treat the root user as taken over: reset its password and MFA.",
    ];
}

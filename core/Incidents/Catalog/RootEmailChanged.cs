namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// The e-mail address of the root user was changed, or a change was begun. Who owns the mailbox owns the recovery.
/// </summary>
internal sealed class RootEmailChanged : IIncidentKind
{
    public string Name => nameof(RootEmailChanged);

    public string Title => "root e-mail address changed";

    public string Meaning =>
        "The e-mail address of the root user was changed, or a change was begun. Who owns the mailbox owns the "
        + "recovery.";

    public SubjectKind Subject => SubjectKind.EmailAddress;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootWrites, ObservationSource.RootReads];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether they changed it.",
        "If not, change it back from the management account at once.",
        "Treat the root user as taken over: reset its password and MFA.",
    ];
}

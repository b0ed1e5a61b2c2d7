namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The password of the root user was changed.</summary>
internal sealed class RootPasswordChanged : IIncidentKind
{
    public string Name => nameof(RootPasswordChanged);

    public string Title => "root password changed";

    public string Meaning => "The password of the root user was changed.";

    public SubjectKind Subject => SubjectKind.Password;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootWrites, ObservationSource.RootReads];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether they changed it.",
        "If not, reset it by the mailbox of the root user, and check that mailbox.",
        "Look at sign-ins since: `guardrails incidents --account ACCOUNT`.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root password was recovered by mail.</summary>
internal sealed class RootRecoveryDone : IIncidentKind
{
    public string Name => nameof(RootRecoveryDone);

    public string Title => "root password recovered";

    public string Meaning => "The root password was recovered by mail.";

    public SubjectKind Subject => SubjectKind.Password;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootReads];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether they did it.",
        "If not, treat mailbox and root user as taken over: change the address, reset password and MFA.",
        "Look at what was changed since.",
    ];
}

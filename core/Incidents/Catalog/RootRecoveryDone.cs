namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The root password was recovered by mail.</summary>
public sealed class RootRecoveryDone : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootRecoveryDone);

    /// <inheritdoc/>
    public string Title => "root password recovered";

    /// <inheritdoc/>
    public string Meaning => "The root password was recovered by mail.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Password;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootReads];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether they did it.",
        "If not, treat mailbox and root user as taken over: change the address, reset password and MFA.",
        "Look at what was changed since.",
    ];
}

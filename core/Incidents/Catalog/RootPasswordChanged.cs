namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The password of the root user was changed.</summary>
public sealed class RootPasswordChanged : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootPasswordChanged);

    /// <inheritdoc/>
    public string Title => "root password changed";

    /// <inheritdoc/>
    public string Meaning => "The password of the root user was changed.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Password;

    /// <inheritdoc/>
    public Severity Severity => Severity.High;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootWrites, ObservationSource.RootReads];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether they changed it.",
        "If not, reset it by the mailbox of the root user, and check that mailbox.",
        "Look at sign-ins since: `guardrails incidents ACCOUNT`.",
    ];
}

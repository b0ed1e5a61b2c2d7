namespace Guardrails.Core.Incidents.Catalog;

/// <summary>An MFA device of the root user was enrolled, resynchronized, deactivated or deleted.</summary>
public sealed class RootMfaChanged : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootMfaChanged);

    /// <inheritdoc/>
    public string Title => "root MFA changed";

    /// <inheritdoc/>
    public string Meaning => "An MFA device of the root user was enrolled, resynchronized, deactivated or deleted.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Mfa;

    /// <inheritdoc/>
    public Severity Severity => Severity.High;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootWrites];

    /// <inheritdoc/>
    public string ClosedBy => ClosingSentences.Acknowledgement;

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether they changed the device.",
        "If not, treat the root user as taken over: reset its password and MFA.",
        "Wait for the evaluation that follows: it says what is enrolled now.",
    ];
}

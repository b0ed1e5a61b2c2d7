namespace Guardrails.Core.Incidents.Catalog;

/// <summary>An MFA device of the root user was enrolled, resynchronized, deactivated or deleted.</summary>
internal sealed class RootMfaChanged : IIncidentKind
{
    public string Name => nameof(RootMfaChanged);

    public string Title => "root MFA changed";

    public string Meaning => "An MFA device of the root user was enrolled, resynchronized, deactivated or deleted.";

    public SubjectKind Subject => SubjectKind.Mfa;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootWrites];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether they changed the device.",
        "If not, treat the root user as taken over: reset its password and MFA.",
        "Wait for the evaluation that follows: it says what is enrolled now.",
    ];
}

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// A call that some task of AssumeRoot permits was made in a root session, and no AssumeRoot of a listed caller
/// explains it within 20 minutes.
/// </summary>
public sealed class RootTaskCall : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootTaskCall);

    /// <inheritdoc/>
    public string Title => "call in a root session that nobody explained";

    /// <inheritdoc/>
    public string Meaning =>
        "A call that some task of AssumeRoot permits was made in a root session, and no AssumeRoot of a listed "
        + "caller explains it within 20 minutes.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.Session;

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
        "Look for the AssumeRoot event with the access key id below, in every account that may call it.",
        "Ask its caller.",
        "Withdraw the delegation of an account that should not open root sessions.",
    ];

    /// <inheritdoc/>
    public TimeSpan? WaitsForExplanation => TimeSpan.FromMinutes(20);
}

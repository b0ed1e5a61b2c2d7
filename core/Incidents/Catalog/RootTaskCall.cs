using Guardrails.Core.Json;

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>
/// A call that some task of AssumeRoot permits was made in a root session, and no AssumeRoot of a listed caller
/// explains it in time.
/// </summary>
internal sealed class RootTaskCall : IIncidentKind
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public string Name => nameof(RootTaskCall);

    public string Title => "call in a root session that nobody explained";

    public string Meaning =>
        "A call that some task of AssumeRoot permits was made in a root session, and no AssumeRoot of a listed "
        + $"caller explains it within {Counted.Of(Patience)}.";

    public SubjectKind Subject => SubjectKind.Session;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Acknowledgement;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.RootWrites, ObservationSource.RootReads];

    public string ClosedBy => ClosingSentences.Acknowledgement;

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Look for the AssumeRoot event with the access key id above, in every account that may call it.",
        "Ask its caller.",
        "Withdraw the delegation of an account that should not open root sessions.",
    ];

    public TimeSpan? WaitsForExplanation => Patience;
}

using Guardrails.Core.Incidents;

namespace Guardrails.Core.Reporting;

/// <summary>An incident that goes on.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Subject">The credential or condition.</param>
/// <param name="Severity">Its urgency.</param>
/// <param name="Kinds">The titles of its kinds, the most urgent first.</param>
/// <param name="Began">The time at which it began (UTC).</param>
/// <param name="ClosedBy">What ends it, in a sentence.</param>
/// <param name="FirstStep">The first step of whoever looks at it.</param>
public sealed record ReportedIncident(
    string Id,
    string Subject,
    Severity Severity,
    IReadOnlyList<string> Kinds,
    DateTimeOffset Began,
    string ClosedBy,
    string FirstStep)
{
    /// <summary>The time at which it was first heard (UTC): the next report tells of it as new.</summary>
    public required DateTimeOffset Heard { get; init; }

    /// <summary>Those that go on, the most urgent first, then the oldest.</summary>
    internal static IReadOnlyList<ReportedIncident> Open(IEnumerable<Incident> incidents) =>
    [
        .. incidents.Where(one => !one.IsOver && one.Kinds.Count > 0)
            .OrderByDescending(one => one.Severity).ThenBy(one => one.Began)
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .Select(one => new ReportedIncident(
                one.Id,
                $"{one.Subject}",
                one.Severity,
                [.. one.Kinds.Select(kind => kind.Title)],
                one.Began,
                one.Kinds[0].ClosedBy,
                one.Kinds[0].FirstSteps[0])
            {
                Heard = one.Real.Min(seen => seen.Heard),
            }),
    ];
}

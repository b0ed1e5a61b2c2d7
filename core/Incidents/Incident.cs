using System.Security.Cryptography;
using System.Text;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents;

/// <summary>Trouble with one credential or condition of one account, from its beginning to its end.</summary>
/// <param name="Account">The account.</param>
/// <param name="Subject">The credential or condition.</param>
/// <param name="Matters">All that opened it, in the order in which it happened; never empty.</param>
/// <param name="Now">The time by which it is judged (UTC).</param>
public sealed record Incident(
    AccountId Account, IncidentSubject Subject, IReadOnlyList<Matter> Matters, DateTimeOffset Now)
{
    /// <summary>
    /// Its id: the account and eight hexadecimal digits. An earlier beginning that is heard later gives it another one,
    /// unless people were told of it by this one.
    /// </summary>
    public string Id { get; init; } = $"{Account}-" + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Subject}/{Matters[0].Opening.Id}")))[..8];

    /// <summary>The time at which it began (UTC).</summary>
    public DateTimeOffset Began => Matters[0].Opening.Happened;

    /// <summary>The time at which all of it was over (UTC); null while any of it is open.</summary>
    public DateTimeOffset? Ended =>
        Matters.Any(matter => matter.IsOpen(Now)) ? null : Matters.Max(matter => matter.Ended);

    /// <summary>True where all of it was over by the time by which it is judged.</summary>
    public bool IsOver => Ended <= Now;

    /// <summary>The way in which it ended; null while it is open.</summary>
    public IncidentEnding? Ending => Ended is null ? null : Matters.Max(matter => matter.Ending);

    /// <summary>Its kinds, the most urgent first, then by when they came.</summary>
    public IReadOnlyList<IIncidentKind> Kinds =>
        [.. Real.GroupBy(one => one.Kind!).OrderByDescending(SeverityOf).Select(same => same.Key)];

    /// <summary>The greatest urgency of its kinds.</summary>
    public Severity Severity => Real.GroupBy(one => one.Kind!).Select(SeverityOf).DefaultIfEmpty(Severity.Low).Max();

    /// <summary>The observations that opened it and were not explained, in order.</summary>
    public IEnumerable<Observation> Real =>
        Matters.Where(matter => matter.Ending != IncidentEnding.Explained).Select(matter => matter.Opening);

    /// <summary>The same at a time when less is ripe: without what still waits for an explanation.</summary>
    public Incident? Ripe
    {
        get
        {
            var ripe = Matters.Where(matter => matter.Ending != IncidentEnding.Explained && IsRipe(matter.Opening));
            return ripe.ToList() is { Count: > 0 } some ? this with { Matters = some } : null;
        }
    }

    /// <summary>
    /// The times (UTC) at which it changes by itself: something is ripe that is not yet, or all of it ends.
    /// </summary>
    public IEnumerable<DateTimeOffset> Looks =>
        Real.Where(one => !IsRipe(one)).Select(RipeAt)
            .Append(Matters.All(matter => matter.Ended is not null) ? Matters.Max(matter => matter.Ended) : null)
            .OfType<DateTimeOffset>().Where(at => at > Now);

    /// <inheritdoc/>
    public override string ToString() => Id;

    private bool IsRipe(Observation opening) => RipeAt(opening) is not { } at || at <= Now;

    private static DateTimeOffset? RipeAt(Observation opening) =>
        opening.Kind!.WaitsForExplanation is { } wait ? opening.Heard + wait : null;

    private static Severity SeverityOf(IGrouping<IIncidentKind, Observation> same)
    {
        var (own, many) = (same.Max(one => one.Severity), same.Key.SeverityOfMany(same.Count()));
        return own > many ? own : many;
    }
}

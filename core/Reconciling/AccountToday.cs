using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Trails;

namespace Guardrails.Core.Reconciling;

/// <summary>One account on the day of the comparison.</summary>
/// <param name="Account">The account.</param>
/// <param name="Now">The time of the comparison (UTC).</param>
public sealed record AccountToday(AccountId Account, DateTimeOffset Now)
{
    /// <summary>The state that AWS Organizations tells of it; null where it is no longer in the organization.</summary>
    public required string? State { get; init; }

    /// <summary>True where it works: somebody can act in it.</summary>
    public required bool Works { get; init; }

    /// <summary>True where its evaluations are wanted.</summary>
    public required bool Watched { get; init; }

    /// <summary>The ids of the units that it is in, and of the root.</summary>
    public required IReadOnlyCollection<string> Above { get; init; }

    /// <summary>The names of the controls that are on.</summary>
    public required IReadOnlyCollection<string> Controls { get; init; }

    /// <summary>Its latest verdicts, those of controls that were on before among them.</summary>
    public required IReadOnlyList<LatestVerdict> Latest { get; init; }

    /// <summary>
    /// The answers that AWS Config's aggregator shows, by control; one that it does not show is left out. Null where it
    /// was not read.
    /// </summary>
    public IReadOnlyDictionary<string, Compliance>? Copies { get; init; }

    /// <summary>The coverage by trails of the organization, which is the same for every account.</summary>
    public TrailCoverage Trails { get; init; } = TrailCoverage.CannotTell("Nobody read the trails.");

    /// <summary>The time (UTC) of its newest evaluation that was heard by an event; null for none ever.</summary>
    public DateTimeOffset? SignHeard { get; init; }

    /// <summary>All that was observed of it.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>The day before; null for an account that is seen for the first time.</summary>
    public required ReconciledDay? Before { get; init; }

    /// <summary>The day (UTC).</summary>
    public DateOnly Day => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>
    /// The moment (UTC) from which on uses are news; null where the day before was not watched. The first look only
    /// remembers: what was used before anybody watched is no news.
    /// </summary>
    public DateTimeOffset? WatchedFrom =>
        Before?.WatchedSince is { } day ? new DateTimeOffset(day, default, TimeSpan.Zero) : null;

    /// <summary>
    /// The root access keys that are there by the newest evidence of each: one that a later reading of all keys did not
    /// show is gone.
    /// </summary>
    public IReadOnlyList<LatestKey> Keys => LatestKeys.Of(Asked);

    /// <summary>The newest use of the root password that any evaluation saw (UTC); null where none did.</summary>
    public DateTimeOffset? PasswordUsed => Latest.Max(one => one.PasswordUsed);

    /// <summary>The time (UTC) of the newest evaluation that saw every key; null where none did.</summary>
    public DateTimeOffset? KeysRead => Asked.Max(one => one.KeysAnswered);

    /// <summary>A control that is off keeps its last answer, which is of no day.</summary>
    private IEnumerable<LatestVerdict> Asked => Latest.Where(one => Controls.Contains(one.Control));
}

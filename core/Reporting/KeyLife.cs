using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Reporting;

/// <summary>A root access key from when it became known until evidence shows that it is gone. Pure.</summary>
/// <param name="Key">Its id, as <see cref="ReportedKey.Id"/>.</param>
/// <param name="Began">The time of the first evidence of it, or of the event that made it (UTC).</param>
/// <param name="Gone">
/// The time of the first evidence that it is gone (UTC); null while it is there, and where the account left with it. A
/// key that is inactive, or that a policy keeps from being used, is there.
/// </param>
public sealed record KeyLife(string Key, DateTimeOffset Began, DateTimeOffset? Gone)
{
    /// <summary>True where its account left or was closed with it: nobody remediated it.</summary>
    public bool HasLeft { get; private init; }

    /// <summary>The times at which evidence or an event told of it (UTC), in order.</summary>
    internal IReadOnlyList<DateTimeOffset> Seen { get; private init; } = [Began];

    /// <summary>The time at which it was heard that it is gone (UTC); null while that was not.</summary>
    public DateTimeOffset? GoneHeard { get; private init; }

    /// <summary>True while it is there.</summary>
    public bool IsOpen => Gone is null && !HasLeft;

    /// <summary>The keys' lives, by beginning. Order and repetition of what was observed change nothing.</summary>
    /// <param name="observations">All that was observed of one account.</param>
    public static IReadOnlyList<KeyLife> Of(IEnumerable<Observation> observations)
    {
        var log = ObservationLog.Of(observations);
        var departures = log.Where(one => one.Effect == ObservationEffect.Leaves).ToList();
        var lives = log.Where(one => one.Subject.Kind == SubjectKind.AccessKey)
            .GroupBy(one => one.Subject.Id, StringComparer.Ordinal)
            .SelectMany(same => OfKey(same.Key, [.. same, .. departures]))
            .OrderBy(life => life.Began).ThenBy(life => life.Key, StringComparer.Ordinal).ToList();
        return [.. Named(lives).OrderBy(life => life.Began).ThenBy(life => life.Key, StringComparer.Ordinal)];
    }

    private static IEnumerable<KeyLife> OfKey(string key, IEnumerable<Observation> all)
    {
        KeyLife? life = null;
        // What ends at a moment comes before what begins at it: evidence of the very moment is no end.
        foreach (var one in all.OrderBy(one => one.Happened).ThenBy(one => one.Effect == ObservationEffect.Opens))
        {
            if (one is { Effect: ObservationEffect.Opens, Kind: RootKeyExists or RootKeyMade })
            {
                if (life is { IsOpen: false } && life.Gone != one.Happened)
                {
                    yield return life;
                    life = null;
                }

                life = life is null
                    ? new(key, one.Happened, null)
                    : life with { Gone = null, GoneHeard = null, Seen = [.. life.Seen, one.Happened] };
            }
            else if (life is { IsOpen: true } && one.Effect == ObservationEffect.Leaves)
            {
                life = life with { HasLeft = true };
            }
            else if (life is { IsOpen: true } && IsGone(one) && one.Happened > life.Began)
            {
                life = life with { Gone = one.Happened, GoneHeard = one.Heard };
            }
        }

        if (life is not null)
            yield return life;
    }

    /// <summary>
    /// Evidence that the key is gone ends every kind, whatever opened it. A control that accepts what is still there
    /// ends only what it opened itself.
    /// </summary>
    private static bool IsGone(Observation one) =>
        one is { Effect: ObservationEffect.Ends, Kind: null, By: null };

    /// <summary>
    /// A key that only the credential report showed, and that ends at the moment at which evidence shows a named one,
    /// is that one: it was not remediated, and began when either was first known. Each evidence names a key once.
    /// </summary>
    private static IReadOnlyList<KeyLife> Named(List<KeyLife> lives)
    {
        var named = lives.Where(life => LatestKey.IsName(life.Key)).ToList();
        var (others, taken) = (new List<KeyLife>(), new HashSet<(int Place, DateTimeOffset At)>());
        foreach (var life in lives.Where(life => !LatestKey.IsName(life.Key)))
        {
            var place = life.Gone is { } gone
                ? named.FindIndex(one => one.Seen.Contains(gone) && !taken.Contains((named.IndexOf(one), gone)))
                : -1;
            if (place < 0)
            {
                others.Add(life);
                continue;
            }

            taken.Add((place, life.Gone!.Value));
            if (life.Began < named[place].Began)
                named[place] = named[place] with { Began = life.Began };
        }

        return [.. named, .. others];
    }
}

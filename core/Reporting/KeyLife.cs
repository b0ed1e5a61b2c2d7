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

                life = life is null ? new(key, one.Happened, null) : life with { Gone = null };
            }
            else if (life is { IsOpen: true } && one.Effect == ObservationEffect.Leaves)
            {
                life = life with { HasLeft = true };
            }
            else if (life is { IsOpen: true } && IsGone(one) && one.Happened > life.Began)
            {
                life = life with { Gone = one.Happened };
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
    /// A key that only the credential report showed, and that has a name from the same moment on, is the same key: it
    /// was not remediated, and began when it was first seen.
    /// </summary>
    private static IEnumerable<KeyLife> Named(List<KeyLife> lives)
    {
        var unnamed = lives.Where(life => life.Key.Length <= 1).ToList();
        foreach (var life in lives.Where(life => life.Key.Length > 1))
        {
            var before = unnamed.FirstOrDefault(one => one.Gone == life.Began);
            if (before is not null)
                unnamed.Remove(before);
            yield return before is null ? life : life with { Began = before.Began };
        }

        foreach (var life in unnamed)
            yield return life;
    }
}

namespace Guardrails.Core.Incidents;

/// <summary>The root access keys of an account by all of its latest verdicts. Pure.</summary>
public static class LatestKeys
{
    /// <summary>
    /// The keys that are there by the newest evidence of each: one that a later reading of all keys did not show is
    /// gone.
    /// </summary>
    /// <param name="latest">The latest verdicts of one account, of controls that are on.</param>
    public static IReadOnlyList<LatestKey> Of(IEnumerable<LatestVerdict> latest)
    {
        var all = latest.ToList();
        return
        [
            // An evaluation that could not decide saw nothing: its row has the keys of the last one that did.
            .. all.SelectMany(one => one.Keys.Select(key => (At: one.UnknownSince ?? one.Asked, Key: key)))
                .Where(seen => !all.Any(other =>
                    other.KeysAnswered > seen.At && !other.Keys.Any(key => key.Id == seen.Key.Id)))
                .GroupBy(seen => seen.Key.Id).Select(same => same.MaxBy(seen => seen.At).Key),
        ];
    }
}

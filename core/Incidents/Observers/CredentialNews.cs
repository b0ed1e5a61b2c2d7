using Guardrails.Core.Evidence;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>The credentials of one kind that evidence shows.</summary>
/// <param name="Seen">Those that it shows.</param>
/// <param name="IsAbsent">It shows that there is none.</param>
/// <param name="IsComplete">It shows all that there are; otherwise one that it does not show may be there.</param>
internal sealed record CredentialSight(IReadOnlyList<LatestKey> Seen, bool IsAbsent, bool IsComplete)
{
    /// <summary>Nothing was seen, and nothing is known to be absent.</summary>
    public static CredentialSight Nothing { get; } = new([], IsAbsent: false, IsComplete: false);

    /// <summary>The access keys.</summary>
    public static CredentialSight OfKeys(RootState root) => Of(
        root.Keys,
        root.AllKeysListed,
        root.AccessKeys.Select(key => new LatestKey(
            key.Label, key.Active, key.LastUse?.At, key.LastUse?.Service, key.LastUse?.Region)));

    /// <summary>The signing certificates.</summary>
    public static CredentialSight OfCertificates(RootState root, RootEvidence evidence) => Of(
        root.Certificates,
        evidence.Audit.Audit is { SigningCertificates.Gap: null },
        root.SigningCertificates.Select(one => new LatestKey(one.Id, one.Active)));

    private static CredentialSight Of(Presence presence, bool allListed, IEnumerable<LatestKey> seen)
    {
        if (presence.IsAbsent)
            return new([], IsAbsent: true, IsComplete: true);
        if (!presence.IsThere)
            return Nothing;
        var shown = seen.ToList();
        return new(shown is [] ? [LatestKey.Unnamed] : shown, IsAbsent: false, allListed && shown is not []);
    }
}

/// <summary>Credentials of one kind as they were known, beside those that evidence shows.</summary>
/// <remarks>What nothing shows to be gone stays known: half a list, or none, ends nothing.</remarks>
/// <param name="There">Those that count as there from now on.</param>
/// <param name="New">Those among them that were not known, or known in another state.</param>
/// <param name="Gone">The ids of those that no longer exist.</param>
internal sealed record CredentialNews(
    IReadOnlyList<LatestKey> There, IReadOnlyList<LatestKey> New, IReadOnlyList<string> Gone)
{
    /// <summary>Compares.</summary>
    public static CredentialNews Of(IReadOnlyList<LatestKey> known, CredentialSight sight)
    {
        var seen = sight.Seen.Select(key => Merged(Find(known, key.Id), key)).ToList();
        var there = sight.IsComplete
            ? seen
            :
            [
                .. known.Select(key => Find(seen, key.Id) ?? key),
                .. seen.Where(key => Find(known, key.Id) is null && IsAnother(key, known)),
            ];
        return new(
            there,
            [.. there.Where(key => Find(known, key.Id) is not { } before || HasChanged(before, key))],
            [.. known.Select(key => key.Id).Except(there.Select(key => key.Id))]);
    }

    /// <summary>
    /// True where a credential that is seen is none of those that are known: one without a name may be any of them.
    /// </summary>
    private static bool IsAnother(LatestKey seen, IReadOnlyList<LatestKey> known) =>
        seen.IsNamed || known.Count == 0
            || (seen != LatestKey.Unnamed && known.All(key => !key.IsNamed && key.Id.Length > 0));

    private static bool HasChanged(LatestKey before, LatestKey now) =>
        before.Active is { } was && now.Active is { } @is && was != @is;

    /// <summary>A credential as it is seen, with details from before where none are seen.</summary>
    private static LatestKey Merged(LatestKey? known, LatestKey seen)
    {
        if (known is null)
            return seen;
        var use = seen.LastUsed is null ? known : seen;
        return new(seen.Id, seen.Active ?? known.Active, use.LastUsed, use.Service, use.Region);
    }

    private static LatestKey? Find(IReadOnlyList<LatestKey> keys, string id) =>
        keys.FirstOrDefault(key => key.Id == id);
}

using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Reconciling;

/// <summary>Compares the date of each root key's last use with the events of it.</summary>
internal static class KeyUseComparison
{
    /// <summary>
    /// IAM tells a key's last use some minutes late and not to the second; an event within this time is of that use.
    /// </summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(4);

    /// <summary>Services whose calls are mostly on data, of which no event comes.</summary>
    private static readonly HashSet<string> DataServices = ["s3", "dynamodb", "sqs", "sns", "kinesis", "lambda"];

    /// <summary>Keys that were used since the day before, of which no event came.</summary>
    public static IEnumerable<LatestKey> NewUses(AccountToday today) =>
        from key in today.Keys
        where key.IsNamed
        let used = key.LastUsed ?? DateTimeOffset.MinValue
        where used > today.WatchedFrom && used > today.Before?.Uses.GetValueOrDefault(key.Id)
        where !HeardUses.IsAny(today, new(SubjectKind.AccessKeyUse, key.Id), used, Tolerance)
        select key;

    /// <summary>The observation of a use that nobody heard.</summary>
    public static Observation Of(AccountToday today, LatestKey key, IReadOnlySet<string> heardRegions)
    {
        var (used, subject) = (key.LastUsed!.Value, new IncidentSubject(SubjectKind.AccessKeyUse, key.Id));
        return Observation.Opening(
            new($"use/{key.Id}/{used.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}", $"{subject}"), today.Account, subject,
            IncidentCatalog.Get<RootKeyUsed>(), used, today.Now, ObservationSource.Reconciliation) with
        {
            Facts =
            [
                $"IAM says that the key {key.Id} was last used by {key.Service ?? "a service it does not name"} in "
                    + $"{key.Region ?? "a Region it does not name"}.",
                ShouldHaveCome(key, heardRegions)
                    ? "An event of it should have come, and did not: AWS delivers events as well as it can."
                    : "No event of it comes here: it was another Region, or a call on data.",
                "Who used it, and from where, is not known.",
            ],
        };
    }

    /// <summary>True where an event of the key's last use was promised: the use was missed, not unwatched.</summary>
    public static bool ShouldHaveCome(LatestKey key, IReadOnlySet<string> heardRegions) =>
        key.Service is "iam" or "sts" or "organizations" or "account"
            || (key.Region is { } region && heardRegions.Contains(region) && !DataServices.Contains(key.Service ?? ""));

    /// <summary>The newest use of each key that was ever seen.</summary>
    public static IReadOnlyDictionary<string, DateTimeOffset> Newest(AccountToday today)
    {
        var uses = today.Before?.Uses.ToDictionary() ?? [];
        foreach (var key in today.Keys.Where(key => key.LastUsed is not null))
        {
            if (!uses.TryGetValue(key.Id, out var known) || known < key.LastUsed)
                uses[key.Id] = key.LastUsed!.Value;
        }

        return uses;
    }
}

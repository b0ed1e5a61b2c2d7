using Guardrails.Core.Controls;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Observers;

namespace Guardrails.Core.Reconciling;

/// <summary>
/// Compares, once a day, what was heard of an account with what was read of it. Pure. What could not be read improves
/// nothing, and the same day twice says the same.
/// </summary>
public static class Reconciliation
{
    /// <summary>The name under which it opens and ends what controls open, too.</summary>
    private const string Itself = nameof(Reconciliation);

    /// <summary>
    /// IAM tells a key's last use some minutes late and not to the second; an event within this time is of that use.
    /// </summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(4);

    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    /// <summary>The observations of an account's day, and the memory for the next day.</summary>
    /// <param name="today">The account.</param>
    /// <param name="exemptions">The exemptions of the organization file.</param>
    /// <param name="heardRegions">The Regions of which events come.</param>
    public static (IReadOnlyList<Observation> Observations, ReconciledDay Day) Of(
        AccountToday today, IReadOnlyList<EndingExemption> exemptions, IReadOnlySet<string> heardRegions)
    {
        ArgumentNullException.ThrowIfNull(today);
        ArgumentNullException.ThrowIfNull(heardRegions);
        var uses = NewUses(today).ToList();
        return (
            [
                .. Departure(today),
                .. Evidence(today),
                .. uses.Select(key => Use(today, key, heardRegions)),
                .. exemptions.Where(one => Concerns(one, today)).SelectMany(one => Exemption(today, one)),
            ],
            new(today.Account, today.Day)
            {
                FirstSeen = today.Before?.FirstSeen ?? today.Day,
                Missed = uses.Count(key => ShouldHaveCome(key, heardRegions)),
                NotWatched = uses.Count(key => !ShouldHaveCome(key, heardRegions)),
                Uses = Newest(today),
            });
    }

    /// <summary>An account that works no more, and of which no event said so.</summary>
    private static IEnumerable<Observation> Departure(AccountToday today)
    {
        var last = today.Observations.Where(one => one.Effect == ObservationEffect.Leaves)
            .Select(one => one.Happened).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        var heardSince = today.Latest.Any(one => one.UnknownSince is null && one.Asked > last);
        if (today.Works || today.Before is null || (last != DateTimeOffset.MinValue && !heardSince))
            yield break;
        var subject = new IncidentSubject(SubjectKind.Membership);
        string[] facts =
        [
            today.State is { } state
                ? $"AWS Organizations says that the account is {state}."
                : "AWS Organizations does not list the account any more.",
        ];
        yield return Observation.Departure(
            ObservationId.OfDay(today.Day, new(SubjectKind.Membership, "departure")), today.Account, today.Now,
            today.Now, ObservationSource.Reconciliation) with
        {
            Facts = facts,
        };
        yield return Observation.Opening(
            ObservationId.OfDay(today.Day, subject), today.Account, subject, IncidentCatalog.Get<AccountLeft>(),
            // What is open ends before it: the account's leaving is itself to be looked at.
            today.Now.AddSeconds(1), today.Now, ObservationSource.Reconciliation) with
        {
            Facts = facts,
        };
    }

    /// <summary>An account of which nothing fresh is known, or is again.</summary>
    private static IEnumerable<Observation> Evidence(AccountToday today)
    {
        var subject = new IncidentSubject(SubjectKind.Evidence);
        var newest = today.Latest.Where(one => one.UnknownSince is null && one.Compliance != Compliance.Unknown)
            .Select(one => one.Asked).DefaultIfEmpty(Seen(today)).Max();
        var isStale = today.Now - newest >= EvaluationObserver.MissedAfter;
        var isOpen = IsOpen<EvidenceMissing>(today, subject);
        if (today is { Works: true, Watched: true } && isStale && !isOpen)
        {
            yield return Opening<EvidenceMissing>(
                today,
                subject,
                today.Latest.Count == 0
                    ? "No evaluation of the account ever came: its AWS Config rule, recorder or role is missing."
                    : $"The newest evaluation that decided is of {newest.UtcDateTime:yyyy-MM-dd HH:mm} UTC.",
                string.Join(' ', today.Latest.Where(one => one.UnknownSince is not null)
                    .SelectMany(one => one.Findings.Take(1)).Distinct().Take(1))) with
            {
                By = Itself,
            };
        }

        if (isOpen && !isStale)
            yield return Ending<EvidenceMissing>(today, subject, newest) with { By = Itself };
    }

    /// <summary>Keys that were used since the day before, of which no event came.</summary>
    private static IEnumerable<LatestKey> NewUses(AccountToday today) =>
        from key in today.Keys
        where key.IsNamed
        let used = key.LastUsed ?? DateTimeOffset.MinValue
        // The first look only remembers: what was used before anybody watched is no news.
        where today.Before is not null
            && used > today.Before.Uses.GetValueOrDefault(key.Id, FirstMoment(today.Before.FirstSeen))
        where !today.Observations.Any(one =>
            one.Subject == new IncidentSubject(SubjectKind.AccessKeyUse, key.Id)
            && (one.Happened - used).Duration() <= Tolerance)
        select key;

    private static Observation Use(AccountToday today, LatestKey key, IReadOnlySet<string> heardRegions)
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

    private static IEnumerable<Observation> Exemption(AccountToday today, EndingExemption one)
    {
        var subject = new IncidentSubject(SubjectKind.Exemption, one.Guardrail);
        var hasKey = today.Keys.Count > 0;
        var (ended, ending) = (one.Until <= today.Now, one.Until > today.Now && one.Until - today.Now <= Soon);
        string[] facts =
        [
            $"The exemption from {one.Guardrail} {(ended ? "ended" : "ends")} "
                + $"{one.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC, and the root user still has an access key.",
            $"Its owner is {one.Owner}.",
        ];
        if (hasKey && ending && !IsOpen<ExemptionEnding>(today, subject))
            yield return Opening<ExemptionEnding>(today, subject, facts);
        if (hasKey && ended && !IsOpen<ExemptionEnded>(today, subject))
            yield return Opening<ExemptionEnded>(today, subject, facts);
        if (IsOpen<ExemptionEnding>(today, subject) && (!hasKey || !ending))
            yield return Ending<ExemptionEnding>(today, subject, today.Now);
        if (IsOpen<ExemptionEnded>(today, subject) && (!hasKey || !ended))
            yield return Ending<ExemptionEnded>(today, subject, today.Now);
    }

    private static bool Concerns(EndingExemption one, AccountToday today) =>
        one.Target == today.Account.Value || today.Above.Contains(one.Target);

    /// <summary>True where this comparison opened it, and nothing ended it since.</summary>
    private static bool IsOpen<T>(AccountToday today, IncidentSubject subject) where T : IIncidentKind
    {
        var own = today.Observations.Where(one => one.Source == ObservationSource.Reconciliation
            && one.Subject == subject && one.Kind == IncidentCatalog.Get<T>()).ToList();
        var opened = own.Where(one => one.Effect == ObservationEffect.Opens).Select(one => one.Happened)
            .DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        return opened != DateTimeOffset.MinValue
            && !own.Any(one => one.Effect == ObservationEffect.Ends && one.Happened > opened);
    }

    private static Observation Opening<T>(AccountToday today, IncidentSubject subject, params string[] facts)
        where T : IIncidentKind => Observation.Opening(
            ObservationId.OfDay(today.Day, subject with { Id = $"{subject.Id}/{typeof(T).Name}" }), today.Account,
            subject, IncidentCatalog.Get<T>(), today.Now, today.Now, ObservationSource.Reconciliation) with
        {
            Facts = [.. facts.Where(fact => fact.Length > 0)],
        };

    private static Observation Ending<T>(AccountToday today, IncidentSubject subject, DateTimeOffset happened)
        where T : IIncidentKind => Observation.Ending(
            ObservationId.OfDay(today.Day, subject with { Id = $"{subject.Id}/{typeof(T).Name}/end" }), today.Account,
            subject, IncidentCatalog.Get<T>(), happened, today.Now, ObservationSource.Reconciliation);

    private static bool ShouldHaveCome(LatestKey key, IReadOnlySet<string> heardRegions) =>
        key.Service is "iam" or "sts" or "organizations" or "account"
            || (key.Region is { } region && heardRegions.Contains(region) && !DataServices.Contains(key.Service ?? ""));

    /// <summary>Services whose calls are mostly on data, of which no event comes.</summary>
    private static readonly HashSet<string> DataServices = ["s3", "dynamodb", "sqs", "sns", "kinesis", "lambda"];

    private static Dictionary<string, DateTimeOffset> Newest(AccountToday today)
    {
        var uses = today.Before?.Uses.ToDictionary() ?? [];
        foreach (var key in today.Keys.Where(key => key.LastUsed is not null))
        {
            if (!uses.TryGetValue(key.Id, out var known) || known < key.LastUsed)
                uses[key.Id] = key.LastUsed!.Value;
        }

        return uses;
    }

    private static DateTimeOffset Seen(AccountToday today) => FirstMoment(today.Before?.FirstSeen ?? today.Day);

    private static DateTimeOffset FirstMoment(DateOnly day) => new(day, default, TimeSpan.Zero);
}

using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Reconciling;

/// <summary>Compares the date of the root password's last use with the sign-ins that were heard.</summary>
internal static class PasswordUseComparison
{
    private static readonly IncidentSubject Subject = new(SubjectKind.SignIn);

    /// <summary>IAM's report tells the time of a sign-in; an event within this time is of it.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    /// <summary>The observation of a sign-in that nobody heard; none where every one was, or none is new.</summary>
    public static IEnumerable<Observation> Of(AccountToday today)
    {
        if (today.PasswordUsed is not { } used || today.WatchedFrom is not { } watched
            || used <= watched || used <= today.Before?.PasswordUsed
            || HeardUses.IsAny(today, Subject, used, Tolerance))
        {
            yield break;
        }

        yield return Observation.Opening(
            new($"use/password/{used.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}", $"{Subject}"), today.Account, Subject,
            IncidentCatalog.Get<RootSignIn>(), used, today.Now, ObservationSource.Reconciliation) with
        {
            Facts =
            [
                "IAM's credential report says that the root user's password was last used then.",
                "An event of it should have come, and did not: AWS delivers events as well as it can.",
                "Who signed in, from where, and whether with MFA, is not known.",
            ],
        };
    }

    /// <summary>The newest use of the password that was ever seen (UTC); null where none was.</summary>
    public static DateTimeOffset? Newest(AccountToday today) =>
        today.PasswordUsed > today.Before?.PasswordUsed || today.Before?.PasswordUsed is null
            ? today.PasswordUsed
            : today.Before.PasswordUsed;
}

using Guardrails.Core.Activity;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Json;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>A notice of AWS's in, observations out. Pure.</summary>
public static class NoticeObserver
{
    private const int LongestWords = 1_000;

    /// <summary>The observations that a notice is: one for each access key that it names, or one for none.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="context">What is known of the organization.</param>
    /// <param name="heard">The time at which it was heard (UTC).</param>
    public static Observed Of(AwsNotice notice, ActivityContext context, DateTimeOffset heard)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(context);
        if (!notice.Sender.TryGet(out var sender) || !notice.Account.TryGet(out var account))
            return Observed.Suspect("It does not say which account it is about.");
        if (!context.Accounts.Contains(sender) || !context.Accounts.Contains(account))
            return Observed.Suspect($"Account {account}, or {sender}, which sent it, is not in the organization.");
        if (account != sender && !context.SpeakForOthers.Contains(sender))
            return Observed.Suspect($"Account {sender} sent it and it is about account {account}.");
        if (!notice.Time.TryGet(out var happened))
            return Observed.Suspect("It does not say when it was.");
        var (kind, source) = notice.IsOfHealth
            ? (IncidentCatalog.Get<CredentialExposed>(), ObservationSource.AwsHealth)
            : (IncidentCatalog.Get<RootThreatFound>(), ObservationSource.GuardDuty);
        string[] keys = notice.AccessKeyIds.Count > 0 ? [.. notice.AccessKeyIds.Distinct()] : [""];
        return new(
            [
                .. keys.Select(key => new IncidentSubject(kind.Subject, key)).Select(subject => Observation.Opening(
                    new($"notice/{notice.Id}", $"{subject}"), account, subject, kind, happened, heard, source) with
                {
                    Facts = Facts(notice),
                }),
            ],
            null);
    }

    private static string[] Facts(AwsNotice notice) =>
    [
        $"{(notice.IsOfHealth ? "AWS Health" : "Amazon GuardDuty")} says {notice.Type}.",
        .. notice.Words is { Length: > 0 } words ? [$"In its words: {Beginning.Of(words, LongestWords)}"]
            : (string[])[],
        "The form of this notice is not confirmed by a page of AWS's: read it in the account, too.",
    ];
}

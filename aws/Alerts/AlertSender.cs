using System.Collections.Concurrent;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Aws.Organizations;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Messages;

namespace Guardrails.Aws.Alerts;

/// <summary>
/// Sends alerts that stand in the ledger: takes each, sends it, marks it. Whoever took one that is not marked 15
/// minutes later did not send it, or ended before it could say so: it is sent once more, with the same id.
/// </summary>
/// <param name="ledger">The incidents and alerts of accounts.</param>
/// <param name="lists">The alerts of all accounts.</param>
/// <param name="announcements">What people announced.</param>
/// <param name="directory">Names accounts.</param>
/// <param name="mail">The topic of mails.</param>
/// <param name="chat">That of the chat; null where there is none.</param>
/// <param name="time">The clock.</param>
public sealed class AlertSender(
    IncidentLedger ledger,
    AlertLists lists,
    AnnouncementReader announcements,
    AccountDirectory directory,
    AlertTopic mail,
    AlertTopic? chat,
    TimeProvider time)
{
    /// <summary>The calls that are made at a time.</summary>
    private const int AtATime = 32;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>
    /// Sends what is critical of what was just decided on. Everything else waits for others of its kind, and is sent by
    /// <see cref="SendAllAsync"/>, which sees them.
    /// </summary>
    public Task<IReadOnlyList<SentMessage>> SendCriticalAsync(
        IReadOnlyList<ClaimedAlert> claimed, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - Dispatcher.Quiet;
        return SendAsync(
            [
                .. claimed.Where(one => one.Pending is { IsOld: false, Alert.Told: Severity.Critical }
                    && one.Alert.Claimed > since),
            ],
            cancellation);
    }

    /// <summary>Sends what is due of all that was decided on, of every account.</summary>
    /// <param name="claimed">What was just decided on: the index may not show it yet.</param>
    /// <param name="cancellation">Stops waiting and calling.</param>
    /// <exception cref="AwsCallException">It is not known what is due.</exception>
    public async Task<IReadOnlyList<SentMessage>> SendAllAsync(
        IReadOnlyList<ClaimedAlert> claimed, CancellationToken cancellation)
    {
        var (listed, unreadable) = await lists.PendingAsync(cancellation);
        var sent = await SendAsync([.. claimed.Concat(listed).DistinctBy(one => one.Key)], cancellation);
        return [.. sent, .. unreadable.Select(exception => new SentMessage(SentMessage.Failed, [], exception))];
    }

    private async Task<IReadOnlyList<SentMessage>> SendAsync(
        IReadOnlyList<ClaimedAlert> pending, CancellationToken cancellation)
    {
        if (pending.Count == 0)
            return [];
        var byPending = pending.ToDictionary(one => one.Pending);
        var sent = new List<SentMessage>();
        var run = new Run();
        var sentAlone = await SentAloneAsync(pending, run, sent, cancellation);
        var due = Dispatcher.Due([.. Ready(pending)], sentAlone, time.GetUtcNow());
        // Critical news first, then its digests, and the rest when all of them are out.
        foreach (var urgency in due.GroupBy(TurnOf).OrderBy(group => group.Key))
        {
            sent.AddRange(await Limited.AllAsync(urgency, AtATime / 4, one => SendAsync(
                one, [.. one.Alerts.Select(alert => byPending[alert])], run, cancellation)));
        }

        return sent;
    }

    /// <summary>
    /// Without what a more urgent alert tells that was not sent yet, or was and could not be marked: that one goes
    /// first, and then this one was told.
    /// </summary>
    private static IEnumerable<PendingAlert> Ready(IReadOnlyList<ClaimedAlert> pending)
    {
        var urgent = pending.Where(one => one.Alert.Told == Severity.Critical)
            .ToLookup(one => (one.Account, one.Alert.Subject));
        return pending.Where(one => !urgent[(one.Account, one.Alert.Subject)].Any(other =>
            other.Alert.Tells(one.Alert))).Select(one => one.Pending);
    }

    private static int TurnOf(Dispatch one) => (one.Alerts.Max(alert => alert.Alert.Told), one.IsDigest) switch
    {
        (Severity.Critical, false) => 0,
        (Severity.Critical, true) => 1,
        _ => 2,
    };

    /// <summary>
    /// The critical news of the last hour, where more of it is to be sent. An account of which it cannot be read is
    /// told rather too much, and costs no other one.
    /// </summary>
    private async Task<IReadOnlyList<PendingAlert>> SentAloneAsync(
        IReadOnlyList<ClaimedAlert> pending, Run run, List<SentMessage> failed, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - Hour;
        var accounts = pending.Where(one => one.Pending is { IsOld: false, Alert.Told: Severity.Critical })
            .Select(one => one.Account).Distinct();
        var alerts = await Limited.AllAsync(accounts, AtATime, async account =>
        {
            try
            {
                return (Alerts: await AlertsAsync(account, run, cancellation), Failure: null);
            }
            catch (Exception exception) when (exception is AwsCallException or FormatException)
            {
                return (Alerts: (IReadOnlyList<ClaimedAlert>)[], Failure: (Exception?)exception);
            }
        });
        failed.AddRange(alerts.Select(one => one.Failure).OfType<Exception>()
            .Select(exception => new SentMessage(SentMessage.Failed, [], exception)));
        return
        [
            .. alerts.SelectMany(one => one.Alerts)
                .Where(one => !one.IsInDigest && one.Alert.Sent > since).Select(one => one.Pending)
                .Where(one => one is { IsOld: false, Alert: { Told: Severity.Critical, IsAlong: false } }),
        ];
    }

    /// <summary>The alerts of an account, as this run reads them first: those of the run stand there already.</summary>
    private Task<IReadOnlyList<ClaimedAlert>> AlertsAsync(
        AccountId account, Run run, CancellationToken cancellation) =>
        run.Alerts.GetOrAdd(account, _ => ledger.AlertsAsync(account, cancellation));

    private async Task<SentMessage> SendAsync(
        Dispatch dispatch, IReadOnlyList<ClaimedAlert> alerts, Run run, CancellationToken cancellation)
    {
        try
        {
            var taken = (await Limited.AllAsync(alerts, AtATime, async one =>
                await lists.TakeAsync(one, cancellation) ? one : null)).OfType<ClaimedAlert>().ToList();
            if (taken.Count == 0)
                return new(SentMessage.Dropped, []);
            return dispatch.IsDigest
                ? await SendDigestAsync(taken, run, cancellation)
                : await SendOneAsync(taken[0], run, cancellation);
        }
        catch (Exception exception) when (exception is AwsCallException or FormatException)
        {
            return new(SentMessage.Failed, alerts, exception);
        }
    }

    private async Task<SentMessage> SendOneAsync(ClaimedAlert one, Run run, CancellationToken cancellation)
    {
        var incidents = await run.Incidents.GetOrAdd(
            one.Account, account => ledger.IncidentsAsync(account, cancellation));
        var incident = Find(one.Alert.About)
            // Of a long alert, what the first row holds may be withdrawn, and what the others hold is not.
            ?? Find([.. (await AlertsAsync(one.Account, run, cancellation)).Select(other => other.Alert)
                .Where(other => other.IsAlong && other.Subject == one.Alert.Subject && other.Id == one.Alert.Id
                    && other.Claimed == one.Alert.Claimed)
                .SelectMany(other => other.About)]);
        if (incident is null)
        {
            await lists.DropAsync(one, cancellation);
            return new(SentMessage.Dropped, [one]);
        }

        var message = new AlertMessage(
            incident,
            one.Alert,
            await directory.OfAsync(one.Account, cancellation),
            await announcements.OfAsync(one.Account, cancellation)).Message;
        return await SendAsync([one], one.IsMailed ? null : message, message, isDigest: false, run, cancellation);

        Incident? Find(IReadOnlyList<ObservationId> about)
        {
            var ids = about.ToHashSet();
            return incidents.Where(incident => incident.Subject == one.Alert.Subject)
                .FirstOrDefault(incident => incident.Real.Any(opening => ids.Contains(opening.Id)));
        }
    }

    private async Task<SentMessage> SendDigestAsync(
        IReadOnlyList<ClaimedAlert> taken, Run run, CancellationToken cancellation)
    {
        var named = await Limited.AllAsync(
            taken.Take(DigestMessage.MostLines).Select(one => one.Account).Distinct(),
            AtATime,
            account => run.Names.GetOrAdd(account, _ => directory.NameOfAsync(account, cancellation)));
        var names = named.ToDictionary(one => one.Id);
        var unmailed = taken.Where(one => !one.IsMailed).ToList();
        return await SendAsync(
            taken, unmailed.Count == 0 ? null : Digest(unmailed), Digest(taken), isDigest: true, run, cancellation);

        TopicMessage Digest(IEnumerable<ClaimedAlert> alerts) => new DigestMessage(
            [.. alerts.Select(one => one.Pending)],
            one => names.GetValueOrDefault(one.Account) ?? new(one.Account, "", "", [])).Message;
    }

    /// <summary>Sends by mail, then to the chat. Where the chat fails, nothing is mailed again.</summary>
    private async Task<SentMessage> SendAsync(
        IReadOnlyList<ClaimedAlert> alerts,
        TopicMessage? mailed,
        TopicMessage chatted,
        bool isDigest,
        Run run,
        CancellationToken cancellation)
    {
        if (mailed is not null)
            await mail.SendAsync(mailed, cancellation);
        var unsent = await FailureOfChatAsync(chatted, cancellation);
        // Before it is marked itself: after an end between the two, it is sent again and marks them then.
        await MarkAlongAsync(alerts, run, cancellation);
        await Limited.AllAsync(alerts, AtATime, async one =>
        {
            if (unsent is null)
                await lists.MarkSentAsync(one, isDigest, cancellation);
            else
                await lists.MarkMailedAsync(one, cancellation);
            return one;
        });
        return unsent is null
            ? new(SentMessage.Sent, alerts) { Subject = (mailed ?? chatted).Subject }
            : new(SentMessage.Failed, alerts, unsent) { Subject = mailed?.Subject };
    }

    private async Task<AwsCallException?> FailureOfChatAsync(TopicMessage message, CancellationToken cancellation)
    {
        try
        {
            if (chat is not null)
                await chat.SendAsync(message, cancellation);
            return null;
        }
        catch (AwsCallException exception)
        {
            return exception;
        }
    }

    /// <summary>These told what is less urgent and waits for its turn: it is marked.</summary>
    private async Task MarkAlongAsync(
        IReadOnlyList<ClaimedAlert> told, Run run, CancellationToken cancellation)
    {
        var critical = told.Where(one => one.Alert.Told == Severity.Critical).ToList();
        await Limited.AllAsync(critical.GroupBy(one => one.Account), AtATime, async account =>
        {
            foreach (var waiting in await WaitingAsync(account.Key, run, cancellation))
            {
                if (account.Any(one => one.Alert.Tells(waiting.Alert)))
                    await lists.MarkAlongAsync(waiting, cancellation);
            }

            return account.Key;
        });
    }

    /// <summary>
    /// The alerts of an account that wait; none where they cannot be read: then they are told rather too late.
    /// </summary>
    private async Task<IReadOnlyList<ClaimedAlert>> WaitingAsync(
        AccountId account, Run run, CancellationToken cancellation)
    {
        try
        {
            return [.. (await AlertsAsync(account, run, cancellation)).Where(one => one.Alert.IsPending)];
        }
        catch (Exception exception) when (exception is AwsCallException or FormatException)
        {
            return [];
        }
    }

    /// <summary>The rows that one run has read already.</summary>
    private sealed class Run
    {
        public ConcurrentDictionary<AccountId, Task<IReadOnlyList<ClaimedAlert>>> Alerts { get; } = new();

        public ConcurrentDictionary<AccountId, Task<IReadOnlyList<Incident>>> Incidents { get; } = new();

        public ConcurrentDictionary<AccountId, Task<ToldAccount>> Names { get; } = new();
    }
}

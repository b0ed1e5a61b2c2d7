using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Aws.Organizations;
using Guardrails.Aws.Queues;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Observers;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;
using TrailEvent = Guardrails.Core.Activity.RootActivity;

namespace Guardrails.Lambda.RootActivity;

/// <summary>Hears events and writes what they say into the ledger: read, decide, write.</summary>
/// <remarks>
/// Each message stands for itself, and no account waits for another one: some are read at a time, and what fails stays
/// in the queue and comes again. An event that comes twice, late or out of order changes nothing that it would not have
/// changed at its time. The function puts aside what nobody can read, and keeps without believing it what does not
/// prove its account.
/// </remarks>
internal sealed class RootActivityFunction
{
    /// <summary>The messages that are worked on at a time.</summary>
    private const int AtATime = 16;

    private readonly Settings _settings;
    private readonly ActivityLedger _ledger;
    private readonly OrganizationMembership _membership;
    private readonly PolicyName _policies;
    private readonly QueueSender _failed;
    private readonly TimeProvider _time;
    private readonly JsonLog _log;

    /// <summary>As Lambda runs it.</summary>
    public RootActivityFunction(TimeProvider time)
        : this(
            Settings.Read(Environment.GetEnvironmentVariable),
            new AwsClients(AwsClients.Impatient),
            time,
            new(Console.Out))
    {
    }

    /// <summary>With the real SDK, wherever its clients call.</summary>
    public RootActivityFunction(Settings settings, AwsClients aws, TimeProvider time, JsonLog log)
    {
        var calls = new AwsCalls(ActivityRemedies.Terms, time);
        (_settings, _time, _log) = (settings, time, log);
        _ledger = new(new LedgerTable(aws.Ledger(), DeployedNames.Ledger, calls));
        _membership = new(aws.Organizations(), settings.Organization, calls, time);
        _policies = new(aws.Organizations(), calls);
        _failed = new(aws.Queues(), settings.FailedQueueUrl, calls);
    }

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        var lines = await Limited.AllAsync(
            await QueueBatch.ReadAsync(request), AtATime, message => HandleAsync(message, cancellation));
        foreach (var line in lines)
            _log.Write(line.ToJson());
        var kept = lines.Where(line => line.Outcome == Outcomes.Failed).ToList();

        // Only the whole batch can keep a message without an id; recording the others again changes nothing.
        return kept.Find(line => line.Message is null) is { } lost
            ? throw new InvalidOperationException(lost.Finding)
            : QueueBatch.Keep(kept.Select(line => line.Message!));
    }

    private async Task<LogLine> HandleAsync(QueueMessage message, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(message, cancellation);
        }
        catch (Exception exception)
        {
            return new(Outcomes.Failed, message.Id) { Finding = exception.Message };
        }
    }

    private async Task<LogLine> ReadAsync(QueueMessage message, CancellationToken cancellation)
    {
        AwsNotice? notice;
        TrailEvent? activity;
        try
        {
            notice = AwsNotice.Read(message.Body);
            activity = notice is null ? TrailEvent.Parse(message.Body) : null;
        }
        catch (FormatException exception)
        {
            await _failed.SendAsync(message.Body, cancellation);
            return new(Outcomes.Malformed, message.Id) { Finding = exception.Message };
        }

        return notice is not null
            ? await ReadAsync(message, notice, cancellation)
            : await ReadAsync(message, activity!, cancellation);
    }

    private async Task<LogLine> ReadAsync(QueueMessage message, TrailEvent activity, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        var context = await ContextAsync(activity, cancellation);
        if (SignReading.Of(activity, context) is { } sign)
            await _ledger.HeardAsync(Sender(activity)!, sign, cancellation);
        var observed = ActivityObserver.Of(activity, context, now);
        if (observed.Suspicion is { } why)
        {
            await _ledger.KeepSuspectAsync(Sender(activity), message.Body, why, now, cancellation);
            return new LogLine(Outcomes.Suspect, message.Id) { Finding = why }.About(activity);
        }

        var use = KeyUse.Of(activity);
        foreach (var ofAccount in observed.Observations.GroupBy(one => one.Account))
        {
            await _ledger.RecordAsync(
                ofAccount.Key, [.. ofAccount], ofAccount.Key == Sender(activity) ? use : null, cancellation);
        }

        return new LogLine(observed.Observations.Count == 0 ? Outcomes.Nothing : Outcomes.Recorded, message.Id)
        {
            Observations = observed.Observations,
        }.About(activity);
    }

    private async Task<LogLine> ReadAsync(QueueMessage message, AwsNotice notice, CancellationToken cancellation)
    {
        var sender = notice.Sender.TryGet(out var known) ? known : null;
        var about = notice.Account.TryGet(out var account) ? account : null;
        var now = _time.GetUtcNow();
        var context = await ContextAsync([sender, about], cancellation);
        var observed = NoticeObserver.Of(notice, context, now);
        if (observed.Suspicion is { } why)
            await _ledger.KeepSuspectAsync(sender, message.Body, why, now, cancellation);
        else
            await _ledger.RecordAsync(about!, observed.Observations, use: null, cancellation);
        return new(observed.Suspicion is null ? Outcomes.Recorded : Outcomes.Suspect, message.Id)
        {
            Account = about,
            Event = notice.Type,
            Observations = observed.Observations,
            Finding = observed.Suspicion,
        };
    }

    private async Task<ActivityContext> ContextAsync(
        IEnumerable<AccountId?> named, CancellationToken cancellation)
    {
        var members = new HashSet<AccountId>();
        foreach (var account in named.OfType<AccountId>().Distinct())
        {
            // A suspended account's last events are still its own.
            if ((await _membership.OfAsync(account, cancellation)).Standing
                is MembershipStanding.Works or MembershipStanding.DoesNotWork)
                members.Add(account);
        }

        return new()
        {
            Partition = _settings.Partition,
            ManagementAccount = _settings.ManagementAccount,
            Accounts = members,
            SpeakForOthers = _settings.SpeakForOthers,
            RootSessions = _settings.RootSessions,
            DeployRoles = _settings.DeployRoles,
        };
    }

    private async Task<ActivityContext> ContextAsync(TrailEvent activity, CancellationToken cancellation)
    {
        var sender = Sender(activity);
        var context = await ContextAsync([sender, NamedAccount.Of(activity)], cancellation);
        return context with
        {
            PolicyNames = await PolicyNamesAsync(activity, cancellation),
            DeletionSessions = await DeletionSessionsAsync(activity, cancellation),
            KnownUses = KeyUse.Of(activity) is { } use && sender is not null && context.Accounts.Contains(sender)
                ? new Dictionary<string, IReadOnlySet<KeyUseTrait>>
                {
                    [use.AccessKeyId] = await _ledger.UsesAsync(
                        sender, use.AccessKeyId, [use.Event, activity.Id.Corrects ?? use.Event], cancellation),
                }
                : new Dictionary<string, IReadOnlySet<KeyUseTrait>>(),
        };
    }

    /// <summary>The name of the policy that an event changed. Where nobody says, it counts as one of ours.</summary>
    private async Task<IReadOnlyDictionary<string, string?>> PolicyNamesAsync(
        TrailEvent activity, CancellationToken cancellation)
    {
        if (ChangeReading.PolicyOf(activity) is not { } id)
            return new Dictionary<string, string?>();
        try
        {
            return new Dictionary<string, string?> { [id] = await _policies.OfAsync(id, cancellation) };
        }
        catch (AwsCallException exception) when (exception.Refused)
        {
            return new Dictionary<string, string?>();
        }
    }

    /// <summary>The session for a deletion that an event is about, where the ledger has it.</summary>
    private async Task<IReadOnlySet<string>> DeletionSessionsAsync(
        TrailEvent activity, CancellationToken cancellation) =>
        DeletionSession.Of(activity) is { } session
            && await _ledger.HasDeletionAsync(session.Account, session.AccessKeyId, cancellation)
                ? new HashSet<string>(StringComparer.Ordinal) { session.AccessKeyId }
                : new HashSet<string>(StringComparer.Ordinal);

    private static AccountId? Sender(TrailEvent activity) =>
        activity.Accounts.Sender.TryGet(out var sender) ? sender : null;
}

using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Config;
using Guardrails.Aws.Organizations;
using Guardrails.Aws.Queues;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Names;
using Guardrails.Core.Recheck;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRecheck;

/// <summary>
/// Starts the rules of accounts in which something happened: reads a queue's events, starts once for each account.
/// </summary>
/// <remarks>
/// An event that was delivered twice, or comes after a newer one, does no harm: a rule judges what is, not what the
/// event says. A message that was not acted on stays in its queue and comes again; after too many turns the queue puts
/// it aside. One that nobody can read is put aside at once. None is lost. No message and no account takes another one
/// along, and none takes its time (docs/adr/0011).
/// </remarks>
internal sealed class RootRecheckFunction(
    Settings settings, AccountStarter starter, QueueSender failed, TimeProvider time, JsonLog log)
{
    /// <summary>Shown in an account's CloudTrail as who was there.</summary>
    private const string SessionName = "Guardrails-RootRecheck";

    private readonly RecheckScope _scope = new(settings.ManagementAccount, settings.Excluded, settings.Rules);
    private StartHistory _history = StartHistory.Empty;

    /// <summary>As Lambda runs it.</summary>
    public RootRecheckFunction(TimeProvider time)
        : this(
            Settings.Read(Environment.GetEnvironmentVariable),
            new AwsClients(AwsClients.Impatient),
            time,
            new(Console.Out))
    {
    }

    /// <summary>With the real SDK, wherever its clients call.</summary>
    public RootRecheckFunction(Settings settings, AwsClients aws, TimeProvider time, JsonLog log)
        : this(settings, aws, new AwsCalls(RecheckRemedies.Terms, time), time, log)
    {
    }

    private RootRecheckFunction(
        Settings settings, AwsClients aws, AwsCalls calls, TimeProvider time, JsonLog log)
        : this(
            settings,
            Starter(settings, aws, calls, time),
            new QueueSender(aws.Queues(), settings.FailedQueueUrl, calls),
            time,
            log)
    {
    }

    private static AccountStarter Starter(Settings settings, AwsClients aws, AwsCalls calls, TimeProvider time)
    {
        var sessions = new RoleSessions(aws.SecurityToken(), settings.Partition, SessionName, calls);
        var inRegionOfRules = settings.DetectionRegion is { } region ? aws.In(region) : aws;
        return new(
            new RuleStarter(sessions, inRegionOfRules.ConfigService, calls),
            settings,
            new OrganizationMembership(aws.Organizations(), settings.Organization, calls, time),
            time);
    }

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        var messages = (await QueueBatch.ReadAsync(request))
            .Select(one => new RecheckMessage(one.Id, one.Body, one.Sent, one.FirstReceived))
            .ToList();
        _history = _history.With(messages);
        var batch = RecheckBatch.Of(messages, _scope);
        var now = time.GetUtcNow();
        var plans = batch.Starts.Select(start => _history.Plan(start, now)).ToList();
        var started = await Task.WhenAll(plans
            .Select(plan => plan.Due)
            .OfType<RecheckStart>()
            .Select(due => StartAsync(due, batch.Departed.Contains(due.Account), cancellation)));

        foreach (var (start, at, result) in started)
            _history = _history.With(start.Account, at, result);
        IReadOnlyList<RecheckConclusion> conclusions =
        [
            .. batch.Settled,
            .. plans.SelectMany(plan => plan.Settled),
            .. started.Select(one => one.Start.Conclude(one.Result, ConfigActions.DescribeConfigRules)),
        ];
        foreach (var conclusion in conclusions)
            log.Write(LogLine.Of(conclusion).ToJson());
        return QueueBatch.Keep(await PutAsideAsync(conclusions, cancellation));
    }

    private async Task<(RecheckStart Start, DateTimeOffset At, StartResult Result)> StartAsync(
        RecheckStart start, bool departed, CancellationToken cancellation)
    {
        var at = time.GetUtcNow();
        return (start, at, await starter.StartAsync(start, departed, cancellation));
    }

    /// <summary>Puts aside what cannot be read, and what cannot be kept alone.</summary>
    /// <returns>The messages that stay in the queue, those that could not be put aside among them.</returns>
    /// <exception cref="AwsCallException">
    /// A message without an id could not be put aside. Only the whole batch can be kept then, which starts again what
    /// has been started and loses nothing.
    /// </exception>
    private async Task<IReadOnlyList<string>> PutAsideAsync(
        IReadOnlyList<RecheckConclusion> conclusions, CancellationToken cancellation)
    {
        var returned = conclusions.SelectMany(conclusion => conclusion.Returned).ToList();
        var aside = conclusions.SelectMany(conclusion => conclusion.PutAside)
            .Concat(returned.Where(message => message.Id is null));
        var sent = await Task.WhenAll(aside.Select(message => SendAsync(message, cancellation)));
        var failures = sent.Where(one => one.Failure is not null).ToList();
        foreach (var (message, failure) in failures)
            log.Write(LogLine.OfUnsent(message, failure!).ToJson());
        return failures.Find(one => one.Message.Id is null).Failure is { } lost
            ? throw lost
            : [.. returned.Concat(failures.Select(one => one.Message)).Select(message => message.Id).OfType<string>()];
    }

    private async Task<(RecheckMessage Message, AwsCallException? Failure)> SendAsync(
        RecheckMessage message, CancellationToken cancellation)
    {
        try
        {
            await failed.SendAsync(message.Body, cancellation);
            return (message, null);
        }
        catch (AwsCallException exception)
        {
            return (message, exception);
        }
    }
}

using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Config;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRecheck;

/// <summary>
/// Starts the rules of accounts in which something happened: reads the queue's events, one start for each account.
/// </summary>
/// <remarks>
/// An event that was delivered twice, or comes after a newer one, does no harm: a rule judges what is, not what the
/// event says. A message that was not acted on stays in the queue and comes again; after too many attempts the queue
/// puts it aside. None is lost.
/// </remarks>
internal sealed class RootRecheckFunction(Settings settings, RuleStarter starter, JsonLog log)
{
    /// <summary>Shown in an account's CloudTrail as who was there.</summary>
    private const string SessionName = "Guardrails-RootRecheck";

    /// <summary>As Lambda runs it.</summary>
    public RootRecheckFunction()
        : this(
            Settings.Read(Environment.GetEnvironmentVariable),
            new AwsClients(AwsClients.Impatient),
            TimeProvider.System,
            new(Console.Out))
    {
    }

    /// <summary>With the real SDK, wherever its clients call.</summary>
    public RootRecheckFunction(Settings settings, AwsClients aws, TimeProvider time, JsonLog log)
        : this(settings, Starter(settings, aws, new(RecheckRemedies.Caller, time)), log)
    {
    }

    private static RuleStarter Starter(Settings settings, AwsClients aws, AwsCalls calls) => new(
        new RoleSessions(aws.SecurityToken(), settings.Partition, SessionName, calls), aws.ConfigService, calls);

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        var kept = new List<string>();
        var triggers = new List<(string Message, ActivityTrigger Trigger)>();
        foreach (var message in await QueueBatch.ReadAsync(request, cancellation))
        {
            try
            {
                if (Read(message) is { } trigger)
                    triggers.Add((message.Id, trigger));
            }
            catch (FormatException exception)
            {
                kept.Add(message.Id);
                var remedy = $"Remedy: read the message in the queue {DeployedNames.RecheckFailedQueue}, "
                    + "where it ends after some hours, and report its shape as a bug.";
                Write(new("malformed", [message.Id], $"{exception.Message} {remedy}"));
            }
        }

        foreach (var account in triggers.GroupBy(one => one.Trigger.Account))
        {
            // What changed is judged by the rules that are there; who joined is waited for until all are.
            var joined = account.Where(one => one.Trigger.Kind == TriggerKind.AccountJoined).ToList();
            var line = (await StartAsync(account.Key, whole: joined.Count == account.Count(), cancellation)) with
            {
                Account = account.Key,
                Events = account.Select(one => one.Trigger.Event),
                Messages = account.Select(one => one.Message),
            };
            Write(line);
            kept.AddRange(line switch
            {
                { Outcome: "started", Finding: null } => [],
                { Outcome: "started" } => joined.Select(one => one.Message),
                _ => line.Messages,
            });
        }

        return QueueBatch.Keep(kept);
    }

    /// <summary>The account to evaluate, or null, and then a line that says why not.</summary>
    private ActivityTrigger? Read(QueueMessage message)
    {
        var (trigger, ignored) = ActivityEvent.Read(message.Body, settings.ManagementAccount);
        if (trigger is not null && settings.Excluded.Contains(trigger.Account))
            ignored = $"Account {trigger.Account} is excluded in the organization's file: it has no rules.";
        else if (trigger is not null && settings.Rules.AreNone)
            ignored = "No control and no conformance pack of the catalog is on: there is no rule to start.";
        if (ignored is null)
            return trigger;
        Write(new("ignored", [message.Id], ignored)
        {
            Account = trigger?.Account,
            Events = trigger is null ? [] : [trigger.Event],
        });
        return null;
    }

    private async Task<LogLine> StartAsync(AccountId account, bool whole, CancellationToken cancellation)
    {
        try
        {
            var picked = await starter.StartAsync(account, settings.Rules, whole, cancellation);
            var missing = picked.Missing is []
                ? null
                : $"Account {account}: {RuleStarter.ListCall} shows no {string.Join(" and no ", picked.Missing)} yet. "
                    + "Remedy: none in an account that has just joined: "
                    + "AWS Config is bringing the organization's rules. If it stays, "
                    + "turn on AWS Config's recorder there, or exclude the account in the organization's file.";
            return picked.WouldStart(whole)
                ? new("started", [], missing) { Rules = picked.Names }
                : new("waiting", [], missing);
        }
        catch (AwsCallException exception)
        {
            return new("failed", [], exception.Message);
        }
    }

    private void Write(LogLine line) => log.Write(line.ToJson());
}

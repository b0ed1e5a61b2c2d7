using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Config;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Names;
using Guardrails.Core.Recheck;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRecheck;

/// <summary>
/// Starts the rules of accounts in which something happened: reads the queue's events, starts once for each account.
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

    private readonly RecheckScope _scope = new(settings.ManagementAccount, settings.Excluded, settings.Rules);

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
        : this(settings, Starter(settings, aws, new(RecheckRemedies.Terms, time)), log)
    {
    }

    private static RuleStarter Starter(Settings settings, AwsClients aws, AwsCalls calls) => new(
        new RoleSessions(aws.SecurityToken(), settings.Partition, SessionName, calls), aws.ConfigService, calls);

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        var messages = await QueueBatch.ReadAsync(request, cancellation);
        var batch = RecheckBatch.Of(messages.Select(message => (message.Id, message.Body)), _scope);

        var conclusions = new List<RecheckConclusion>();
        foreach (var settled in batch.Settled)
            Conclude(settled);
        foreach (var start in batch.Starts)
            Conclude(start.Conclude(await StartAsync(start, cancellation), ConfigActions.DescribeConfigRules));

        return QueueBatch.Keep(conclusions.SelectMany(conclusion => conclusion.Returned));

        void Conclude(RecheckConclusion conclusion)
        {
            conclusions.Add(conclusion);
            log.Write(Line(conclusion).ToJson());
        }
    }

    private async Task<StartResult> StartAsync(RecheckStart start, CancellationToken cancellation)
    {
        try
        {
            return await starter.StartAsync(start.Account, settings.Rules, start.Mode, cancellation);
        }
        catch (AwsCallException exception)
        {
            return new StartResult.Failed(exception.Message);
        }
    }

    private static LogLine Line(RecheckConclusion conclusion) =>
        new(Word(conclusion.Outcome), conclusion.Messages, conclusion.Finding)
        {
            Account = conclusion.Account,
            Events = conclusion.Events,
            Rules = conclusion.Rules,
        };

    private static string Word(RecheckOutcome outcome) => outcome switch
    {
        RecheckOutcome.Started => "started",
        RecheckOutcome.Waiting => "waiting",
        RecheckOutcome.Failed => "failed",
        RecheckOutcome.Ignored => "ignored",
        RecheckOutcome.Malformed => "malformed",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
    };
}

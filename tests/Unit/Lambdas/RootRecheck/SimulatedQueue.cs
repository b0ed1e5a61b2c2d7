using System.Text;
using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Amazon.Organizations;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Amazon.SQS;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Organizations;
using Guardrails.Aws.Queues;
using Guardrails.Core.Ids;
using Guardrails.Core.Recheck;
using Guardrails.Lambda.RootRecheck;
using Guardrails.Local.Calls;
using Guardrails.Local.Services.Lambda;
using Guardrails.Local.Services.Sqs;
using Guardrails.Tests.Unit.Fixtures;
using NSubstitute;

namespace Guardrails.Tests.Unit.Lambdas.RootRecheck;

/// <summary>
/// The queue of the embedded organization and the function's instances that share it, on one clock: as many messages
/// in flight, in a batch, and instances as AWS and the template allow, and calls that take their time.
/// </summary>
internal sealed class SimulatedQueue
{
    public const string Noisy = "444444444444";
    private const string Arn = "arn:aws:sqs:us-east-1:222222222222:GuardrailsRecheck";
    private const string FailedArn = "arn:aws:sqs:us-east-1:222222222222:GuardrailsRecheckFailed";
    private const int BatchSize = 100;
    private const int Concurrency = 2;

    // What Lambda, the log and the answer take besides the calls: far more than was ever measured.
    private static readonly TimeSpan PerBatch = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly Settings Settings = new(
        OrganizationId.Parse("o-exampleorg1"),
        AccountId.Parse("111111111111"),
        Partition.Commercial,
        new(["root-mfa"], []),
        new HashSet<AccountId>(),
        "https://sqs.us-east-1.amazonaws.com/222222222222/GuardrailsRecheckFailed");

    private readonly LocalWorld _world = new();
    private readonly SqsQueue _queue;
    private readonly Func<Exception?> _noisy;
    private readonly bool _remembers;
    private readonly List<Instance> _instances;

    /// <param name="noisy">What the noisy account's role answers; null for a session.</param>
    /// <param name="takes">The time that the noisy account's calls take.</param>
    /// <param name="remembers">False for a function that forgets everything between two batches.</param>
    public SimulatedQueue(Func<Exception?> noisy, TimeSpan takes, bool remembers = true)
    {
        (_noisy, Takes, _remembers) = (noisy, takes, remembers);
        var queues = _world.World.Of<SqsState>().Queues;
        queues[FailedArn] = Failed = new(FailedArn) { Retention = TimeSpan.FromDays(14) };
        queues[Arn] = _queue = new(Arn)
        {
            VisibilityTimeout = TimeSpan.FromMinutes(6),
            Redrive = new(FailedArn, MaxReceiveCount: 3),
        };
        _instances = [.. Enumerable.Range(0, Concurrency).Select(_ => new Instance(this))];
    }

    public SqsQueue Failed { get; }

    public TimeSpan Takes { get; }

    /// <summary>Each attempt to start an account's rules: the account and the time.</summary>
    public List<(string Account, DateTimeOffset At)> Attempts { get; } = [];

    /// <summary>Each start that succeeded.</summary>
    public List<(string Account, DateTimeOffset At)> Starts { get; } = [];

    public int Left => _queue.Messages.Count;

    public DateTimeOffset Begin { get; } = new MovingClock().GetUtcNow();

    /// <summary>Sends a message; older ones first.</summary>
    public void Send(string account, TimeSpan after) => _queue.Messages.Add(new(
        $"m{_queue.Messages.Count + Failed.Messages.Count}-{account}-{after.TotalMilliseconds}",
        RootEvent.With().Replace(Noisy, account),
        Begin + after));

    /// <summary>Lets Lambda poll until nothing is left, or that time has come.</summary>
    public async Task RunAsync(TimeSpan until)
    {
        while (_instances.MinBy(instance => instance.Clock.GetUtcNow())! is var next
            && next.Clock.GetUtcNow() - Begin < until
            && Left > 0)
        {
            await PollAsync(next);
        }
    }

    private async Task PollAsync(Instance instance)
    {
        // Lambda waits until the batch is full or the window is over.
        var over = instance.Clock.GetUtcNow() + Window;
        while (Visible(instance) < BatchSize && instance.Clock.GetUtcNow() < over)
            instance.Clock.Move(TimeSpan.FromSeconds(1));
        // Another instance may have been later meanwhile, and time does not go back.
        if (instance.Clock.GetUtcNow() < _world.Clock.GetUtcNow())
            instance.Clock.Move(_world.Clock.GetUtcNow() - instance.Clock.GetUtcNow());
        _world.Clock.Move(instance.Clock.GetUtcNow() - _world.Clock.GetUtcNow());
        var received = _world.World.The<IQueues>().Receive(Arn, BatchSize);
        if (received is [])
            return;
        var ids = received.Select(message => message.Id).ToList();
        var answer = await instance.HandleAsync(QueueBatch.Event(Arn, "sender", received).ToJsonString());
        instance.Clock.Move(PerBatch);
        _world.World.The<IQueues>().Delete(Arn, [.. ids.Except(QueueBatch.Failed(ids, answer))]);
    }

    private int Visible(Instance instance) =>
        _queue.Messages.Count(message => message.VisibleAt <= instance.Clock.GetUtcNow());

    /// <summary>One instance of the function, which does one batch after the other.</summary>
    private sealed class Instance
    {
        private readonly SimulatedQueue _of;
        private RootRecheckFunction? _function;

        public Instance(SimulatedQueue of) => _of = of;

        public MovingClock Clock { get; } = new();

        public async Task<string> HandleAsync(string batch)
        {
            if (_function is null || !_of._remembers)
                _function = Create();
            using var request = new MemoryStream(Encoding.UTF8.GetBytes(batch));
            using var answer = new StreamReader(
                await _function.HandleAsync(request, TestContext.Current.CancellationToken));
            return await answer.ReadToEndAsync(TestContext.Current.CancellationToken);
        }

        private RootRecheckFunction Create()
        {
            var calls = new AwsCalls(RecheckRemedies.Terms, TimeProvider.System);
            var sts = Substitute.For<IAmazonSecurityTokenService>();
            sts.AssumeRoleAsync(default!, default).ReturnsForAnyArgs(
                call => Assume(call.Arg<AssumeRoleRequest>()!.RoleArn.Split(':')[4]));
            return new(
                Settings,
                new(
                    new(
                        new(sts, Settings.Partition, "session", calls),
                        session => Config(session.GetCredentials().AccessKey["ASIA".Length..]),
                        calls),
                    Settings,
                    new OrganizationMembership(
                        Organizations(), Settings.Organization, calls, TimeProvider.System),
                    Clock),
                new QueueSender(Substitute.For<IAmazonSQS>(), Settings.FailedQueueUrl, calls),
                Clock,
                new(TextWriter.Null));
        }

        private AssumeRoleResponse Assume(string account)
        {
            _of.Attempts.Add((account, Clock.GetUtcNow()));
            Clock.Move(account == Noisy ? _of.Takes : TimeSpan.FromSeconds(1));
            return account == Noisy && _of._noisy() is { } failure
                ? throw failure
                : new() { Credentials = new($"ASIA{account}", "secret", "token", DateTime.UtcNow.AddMinutes(15)) };
        }

        private IAmazonConfigService Config(string account)
        {
            var config = Substitute.For<IAmazonConfigService>();
            config.DescribeConfigRulesAsync(default!, default).ReturnsForAnyArgs(new DescribeConfigRulesResponse
            {
                ConfigRules =
                [
                    RecheckedFunction.Rule("OrgConfigRule-root-mfa-a1", RulesToStart.OrganizationRules),
                ],
            });
            config.StartConfigRulesEvaluationAsync(default!, default).ReturnsForAnyArgs(_ =>
            {
                // AWS Config takes one start a minute for an account.
                if (Clock.GetUtcNow() - _of.Starts.FindLast(start => start.Account == account).At < Minute)
                    throw Aws.Fault.Of("LimitExceededException");
                _of.Starts.Add((account, Clock.GetUtcNow()));
                return new StartConfigRulesEvaluationResponse();
            });
            return config;
        }

        private static IAmazonOrganizations Organizations()
        {
            var organizations = Substitute.For<IAmazonOrganizations>();
            organizations.DescribeAccountAsync(default!, default)
                .ReturnsForAnyArgs(RecheckedFunction.Described(Noisy, "ACTIVE"));
            return organizations;
        }
    }
}

using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Lambda.RootRemediation;
using Guardrails.Lambda.Runtime;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;
using Guardrails.Tests.Unit.Fixtures;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

/// <summary>
/// The comparison of quarantines with the ledger, with the real SDK and the roles of the product, before the embedded
/// organization. Its clock is that of a test.
/// </summary>
internal sealed class SweepSite : IAsyncDisposable
{
    private const string Trust =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},
         "Action":"sts:AssumeRole"}]}
        """;

    private static readonly AccountId Security = AccountId.Parse("222222222222");

    private readonly LocalOrganization _aws;
    private readonly AmazonDynamoDBClient _dynamoDb;
    private readonly LedgerTable _table;
    private readonly StringWriter _log = new();
    private readonly IncidentReader _incidents;

    private SweepSite(LocalOrganization aws)
    {
        _aws = aws;
        AwsCalls calls = new(new CallTerms(_ => "try again."), TimeProvider.System);
        _dynamoDb = (AmazonDynamoDBClient)ClientsOf(aws.Administrator(Security)).Ledger();
        _table = new(_dynamoDb, DeployedNames.Ledger, calls);
        (Ledger, _incidents) = (new(_table), new(_table, Time));
        var config = OrganizationFiles.Valid(OrganizationFiles.Minimal);
        var quarantine = QuarantineRole.Of(config);
        foreach (var policy in QuarantinePolicy.All)
        {
            var id = World.NextId("p-", 10);
            World.Policies.Add(id, new OrganizationPolicy(id, policy.Name) { Content = policy.Document.Minified() });
        }

        World.NewRole(World.Account(Management), quarantine.Name, quarantine.Trust.Policy.Minified())
            .InlinePolicies["own"] = QuarantinePolicy.All.Aggregate(
                quarantine.Policy!.Minified(),
                (text, policy) => text.Replace(
                    Gap.PolicyId(policy.Guardrail), IdOf(policy), StringComparison.Ordinal));
        var role = World.NewRole(World.Account(Security.Value), DeployedNames.RootRemediation, Trust);
        role.InlinePolicies["own"] = RootRemediationRole.Of(config).Policy!.Minified();
        var session = World.Of<Sessions>()
            .Issue(new RoleSession(role, DeployedNames.RootRemediation, []), World.Now.AddHours(1)).Credentials;
        Settings settings = new(
            config.Id, AccountId.Parse(Management), Security, Partition.Commercial, "us-east-1", "arn:topic", null);
        Run = new(
            new QuarantineSweeper(settings, ClientsOf(session), calls, Time),
            (asked, run, cancellation) => Remediations(asked, run, cancellation),
            () => Times,
            new JsonLog(_log));
    }

    public const string Management = "111111111111";

    public RemediationLedger Ledger { get; }

    public MovingClock Time { get; } = new();

    public RemediationRun Run { get; }

    /// <summary>The time of its runs.</summary>
    public RunTime Times { get; set; } = RunTime.OfFunction();

    /// <summary>The work on remediations, which follows.</summary>
    public Func<RemediationEvent?, RunTime, CancellationToken, Task<Stream>> Remediations { get; set; } =
        (_, _, _) => Task.FromResult(Stream.Null);

    public World World => _aws.World;

    public string Log => _log.ToString();

    public IReadOnlyList<Refusal> Refusals => _aws.Refusals();

    public static async Task<SweepSite> StartAsync()
    {
        var site = new SweepSite(await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new LocalOptions { Time = TimeProvider.System }, default));
        await site._dynamoDb.CreateTableAsync(LedgerTableRequest.New());
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        _dynamoDb.Dispose();
        await _aws.DisposeAsync();
    }

    public string IdOf(QuarantinePolicy policy) =>
        World.Policies.Values.Single(one => one.Name == policy.Name).Id;

    /// <summary>The function runs once, so many minutes after the last time.</summary>
    public Task RunAsync(int minutes = 0)
    {
        Time.Move(TimeSpan.FromMinutes(minutes));
        return RunAsync(Schedules.EveryRemediation);
    }

    /// <summary>The function gets an event.</summary>
    public Task RunAsync(string text) => Run.HandleAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), default);

    public Task<IReadOnlyList<Incident>> IncidentsAsync(string account) =>
        _incidents.IncidentsAsync(AccountId.Parse(account), default);

    /// <summary>The rows of an account, by the beginning of their keys.</summary>
    public Task<IReadOnlyList<LedgerRow>> RowsAsync(string account, string prefix) => _table.ReadAsync(
        LedgerKey.PartitionOf(LedgerWriter.RootRemediation, AccountId.Parse(account)), prefix, default);

    /// <summary>Writes a log, as the function does.</summary>
    public async Task WriteAsync(Logs log)
    {
        foreach (var (number, entry) in log.Entries.Index())
            await Ledger.AppendAsync(log.Case.Account, log.Case.Id, number, entry, default);
    }

    public Task AddAsync(LedgerRow row) => _table.AddAsync(row, default);

    private AwsClients ClientsOf(LocalCredentials who) => new(
        retries: 0,
        settings =>
        {
            settings.ServiceURL = _aws.Endpoint.ToString();
            settings.AuthenticationRegion = "us-east-1";
            settings.DefaultAWSCredentials =
                new SessionAWSCredentials(who.AccessKeyId, who.SecretAccessKey, who.SessionToken);
        });
}

using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;
using Guardrails.Core.Roles;
using Guardrails.Lambda.RootRemediation;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;
using Guardrails.Local.Services.Sns;
using Guardrails.Tests.Unit.Fixtures;
using Guardrails.Tests.Unit.Remediation;
using Guardrails.Tests.Unit.Roles;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

/// <summary>
/// The function, with the real SDK and its own role, before the embedded organization, with the roles that it assumes,
/// the quarantine policies, the ledger and the function that deletes, all as they are deployed. Every wait is over at
/// once and moves the clock by its length.
/// </summary>
internal sealed partial class RemediationSite : IAsyncDisposable
{
    /// <summary>A look each hour for more than a week.</summary>
    private const int MostRuns = 250;

    private const string Service = "iam.amazonaws.com";
    private const string Topic = "arn:aws:sns:us-east-1:222222222222:GuardrailsAlerts";

    private static readonly AccountId Security = AccountId.Parse("222222222222");
    /// <summary>The management account.</summary>
    public static readonly AccountId Management = AccountId.Parse("111111111111");

    /// <summary>An account with a root key that nothing ever used, and nothing else that is to go.</summary>
    public static readonly AccountId Account = AccountId.Parse("777777777777");

    /// <summary>The key of that account.</summary>
    public static readonly RootCredential Key = new(RootCredentialKind.AccessKey, "AKIADATALAKEPROD0001");

    private readonly LocalOrganization _aws;
    private readonly AmazonDynamoDBClient _dynamoDb;
    private readonly StringWriter _log = new();
    private readonly LocalCredentials _session;

    private RemediationSite(LocalOrganization aws, InstantTime time)
    {
        (_aws, Time) = (aws, time);
        _dynamoDb = (AmazonDynamoDBClient)ClientsOf(Issue(RoleSession.OfAdministrator(World, Security.Value))).Ledger();
        Table = new(_dynamoDb, DeployedNames.Ledger, new AwsCalls(new CallTerms(_ => "try again."), time));
        Ledger = new(Table);
        World.TrustedServices[Service] = World.Now;
        World.DelegatedAdministrators.Add(new(Security.Value, Service, World.Now));
        World.OrganizationFeatures.Add("RootSessions");
        World.Of<SnsState>().Topics[Topic] = new(Topic);
        foreach (var policy in QuarantinePolicy.All)
        {
            World.Policies[IdOf(policy)] = new(IdOf(policy), policy.Name)
            {
                Content = policy.Document.Minified(),
            };
        }

        var config = RoleExamples.Commercial;
        Add(QuarantineRole.Of(config), Management);
        foreach (var member in World.Accounts.Keys.Where(id => id != Management.Value))
            Add(EventHistoryRole.Of(config), AccountId.Parse(member));
        var own = Add(RootRemediationRole.Of(config), Security);
        _session = Issue(new RoleSession(own, DeployedNames.RootRemediation, []));
        Function = NewFunction();
    }

    public InstantTime Time { get; }

    public CallsMet Calls { get; } = new();

    public LedgerTable Table { get; }

    public RemediationLedger Ledger { get; }

    /// <summary>One execution environment, which stays warm.</summary>
    public RootRemediationFunction Function { get; }

    public World World => _aws.World;

    public IReadOnlyList<Refusal> Refusals => _aws.Refusals();

    /// <summary>The subjects of the messages that people were sent, in order.</summary>
    public IReadOnlyList<string> Told => [.. World.Of<SnsState>().Published.Select(one => one.Subject ?? "")];

    /// <summary>The text of the last message.</summary>
    public string LastMessage => World.Of<SnsState>().Published[^1].Text;

    /// <summary>The lines that the function logged.</summary>
    public IReadOnlyList<JsonNode> Lines =>
        [.. _log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public static async Task<RemediationSite> StartAsync(LocalOptions? options = null)
    {
        var time = new InstantTime(Logs.Monday);
        var site = new RemediationSite(
            await LocalOrganization.StartAsync(
                LocalOrganization.Sample(), (options ?? new()) with { Time = time }, default),
            time);
        await site._dynamoDb.CreateTableAsync(LedgerTableRequest.New());
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        _dynamoDb.Dispose();
        await _aws.DisposeAsync();
    }

    /// <summary>The id of a quarantine policy.</summary>
    public static string IdOf(QuarantinePolicy policy) => $"p-{policy.Kind.ToString().ToLowerInvariant()}000000";

    /// <summary>True where the policy for a planned removal is attached.</summary>
    public bool IsQuarantined(AccountId? account = null) =>
        World.TargetsOf(IdOf(QuarantinePolicy.Removal)).Contains((account ?? Account).Value);

    /// <summary>The function in a new execution environment, which remembers nothing.</summary>
    /// <param name="chat">The ARN of the topic for a chat; null where there is none.</param>
    public RootRemediationFunction NewFunction(string? chat = null) => new(
        new(
            OrganizationId.Parse("o-exampleorg1"),
            Management,
            Security,
            Partition.Commercial,
            "us-east-1",
            Topic,
            chat),
        ClientsOf(_session, settings => settings.HttpClientFactory = Calls),
        Time,
        new(TextWriter.Synchronized(_log)));

    /// <summary>Invokes the function once; its exception, or null.</summary>
    /// <param name="function">The function; null for the one of this site.</param>
    /// <param name="run">The time of the run; null for that of AWS Lambda.</param>
    public async Task<Exception?> InvokeAsync(RootRemediationFunction? function = null, RunTime? run = null) =>
        await Record.ExceptionAsync(() => (function ?? Function).AdvanceAsync(
            asked: null, run ?? RunTime.OfFunction(), default));

    /// <summary>Invokes the function, and shows the remediation after that.</summary>
    public async Task<RemediationCase> RunAsync(string id)
    {
        (await InvokeAsync()).ShouldBeNull();
        return await CaseAsync(id);
    }

    /// <summary>The same, and the stage that it is in then.</summary>
    public async Task<TStage> RunAsync<TStage>(string id)
        where TStage : Stage => await IsAsync<TStage>(await RunAsync(id));

    /// <summary>Invokes the function each time when something is due, until it is in a stage.</summary>
    public async Task<TStage> RunToAsync<TStage>(string id)
        where TStage : Stage => (TStage)(await RunToAsync(id, typeof(TStage).Name)).Stage;

    /// <summary>The same, by the stage's name.</summary>
    public async Task<RemediationCase> RunToAsync(string id, string stage)
    {
        var one = await RunAsync(id);
        for (var run = 0; run < MostRuns && one.Stage.GetType().Name != stage && one.Due is { } due; run++)
        {
            Wait(due.From - Now);
            one = await RunAsync(id);
        }

        one.Stage.GetType().Name.ShouldBe(stage, string.Join('\n', (await EntriesAsync(id)).TakeLast(3)));
        return one;
    }

    /// <summary>Invokes the function each time when something is due, for a time.</summary>
    public async Task RunForAsync(string id, TimeSpan time)
    {
        var end = Now + time;
        while ((await RunAsync(id)).Due is { } due && due.From < end)
            Wait(due.From - Now);
    }

    public async Task<RemediationCase> CaseAsync(string id) =>
        (await Ledger.CaseAsync(AccountId.Parse(id.Split('-')[0]), id, default)).ShouldNotBeNull();

    public Task<IReadOnlyList<RemediationEntry>> EntriesAsync(string id) =>
        Ledger.EntriesAsync(AccountId.Parse(id.Split('-')[0]), id, default);

    /// <summary>The reason of the last step that failed.</summary>
    public async Task<Trouble> LastTroubleAsync(string id) =>
        (await EntriesAsync(id)).OfType<RemediationEntry.Failed>().Last().Trouble;

    /// <summary>Lets time pass.</summary>
    public void Wait(TimeSpan span)
    {
        if (span > TimeSpan.Zero)
            Time.Advance(span);
    }

    private async Task<TStage> IsAsync<TStage>(RemediationCase one)
        where TStage : Stage =>
        one.Stage.ShouldBeOfType<TStage>(string.Join('\n', (await EntriesAsync(one.Id)).TakeLast(3)));

    public DateTimeOffset Now => RemediationDecision.InSeconds(Time.GetUtcNow());

    // A session outlives the whole test, whose clock moves by months.
    private LocalCredentials Issue(Principal principal) =>
        World.Of<Sessions>().Issue(principal, World.Now.AddYears(1)).Credentials;

    private Role Add(ProductRole product, AccountId account)
    {
        var role = World.NewRole(World.Account(account.Value), product.Name, product.Trust.Policy.Minified());
        role.InlinePolicies["own"] = QuarantinePolicy.All.Aggregate(
            product.Policy!.Minified(),
            (text, policy) => text.Replace(Gap.PolicyId(policy.Guardrail), IdOf(policy), StringComparison.Ordinal));
        return role;
    }

    private AwsClients ClientsOf(LocalCredentials who, Action<ClientConfig>? adjust = null) => new(
        retries: 0,
        settings =>
        {
            settings.ServiceURL = _aws.Endpoint.ToString();
            settings.AuthenticationRegion = "us-east-1";
            settings.DefaultAWSCredentials = who.SessionToken is { } token
                ? new SessionAWSCredentials(who.AccessKeyId, who.SecretAccessKey, token)
                : new BasicAWSCredentials(who.AccessKeyId, who.SecretAccessKey);
            adjust?.Invoke(settings);
        });
}

using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Reconciling;
using Guardrails.Lambda.Reconciliation;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;
using Guardrails.Local.Services.Config;

namespace Guardrails.Tests.Unit.Lambdas.Reconciliation;

/// <summary>
/// The function, with the real SDK, before the embedded organization: its Organizations and its table are the ones that
/// are read and written.
/// </summary>
internal sealed class ReconciliationSite : IAsyncDisposable
{
    public const string Control = "NoRootAccessKeys";

    private const string Trust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},
         "Action":"sts:AssumeRole"}]}
        """;

    public static readonly AccountId Management = AccountId.Parse("111111111111");
    public static readonly AccountId Security = AccountId.Parse("222222222222");
    public static readonly AccountId Payments = AccountId.Parse("444444444444");
    public static readonly AccountId Storefront = AccountId.Parse("555555555555");
    public static readonly AccountId Suspended = AccountId.Parse("567890123456");

    /// <summary>The moment at which the site begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    private readonly LocalOrganization _aws;
    private readonly Role _role;
    private readonly AwsClients _clients;
    private readonly AmazonDynamoDBClient _dynamoDb;
    private readonly StringWriter _log = new();

    private ReconciliationSite(LocalOrganization aws, InstantTime time)
    {
        (_aws, Time) = (aws, time);
        _role = World.NewRole(World.Account(Security.Value), "Comparing", Trust);
        _role.InlinePolicies["all"] =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
        var session = World.Of<Sessions>()
            .Issue(new RoleSession(_role, "daily", []), World.Now.AddDays(30)).Credentials;
        _clients = new(AwsClients.Impatient, settings =>
        {
            settings.ServiceURL = aws.Endpoint.ToString();
            settings.AuthenticationRegion = "us-east-1";
            settings.DefaultAWSCredentials =
                new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken);
        });
        _dynamoDb = (AmazonDynamoDBClient)_clients.Ledger();
        Table = new(_dynamoDb, DeployedNames.Ledger, new AwsCalls(new CallTerms(_ => "try again."), time));
    }

    public InstantTime Time { get; }

    public LedgerTable Table { get; }

    public AwsClients Clients => _clients;

    public World World => _aws.World;

    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    /// <summary>The function's settings: the whole organization is watched.</summary>
    public Settings Settings { get; set; } = new(Management)
    {
        Detection = DetectionScope.Everywhere,
        DetectionRegion = "us-east-1",
        HomeRegion = "us-east-1",
        Excluded = new HashSet<AccountId>(),
        Controls = [Control],
        HeardRegions = new HashSet<string> { "us-east-1" },
    };

    /// <summary>The lines that the function logged.</summary>
    public IReadOnlyList<JsonNode> Lines =>
        [.. _log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    /// <summary>The accounts that the organization lists.</summary>
    public IReadOnlyList<AccountId> Listed => [.. World.Accounts.Keys.Select(AccountId.Parse)];

    public static async Task<ReconciliationSite> StartAsync(LocalOptions? options = null)
    {
        var time = new InstantTime(Start);
        var aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), (options ?? new()) with { Time = time }, default);
        var site = new ReconciliationSite(aws, time);
        site.World.TrustedServices["config.amazonaws.com"] = site.World.Now;
        site.World.DelegatedAdministrators.Add(new(Security.Value, "config.amazonaws.com", site.World.Now));
        site.World.Of<ConfigState>().Aggregators[DeployedNames.Aggregator] =
            new(DeployedNames.Aggregator, Security.Value, "", AllRegions: true, []);
        await site._dynamoDb.CreateTableAsync(LedgerTableRequest.New());
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        _dynamoDb.Dispose();
        await _aws.DisposeAsync();
    }

    /// <summary>Compares, as the schedule invokes it.</summary>
    public async Task CompareAsync(string json = """{"job":"daily","exemptions":[]}""")
    {
        using var request = new MemoryStream(Encoding.UTF8.GetBytes(json));
        await new ReconciliationFunction(Settings, _clients, Time, new(_log))
            .HandleAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The function's role is denied an action from now on, or allowed it again.</summary>
    public void Deny(string? action, params IReadOnlyList<string> more)
    {
        if (action is null)
            _role.InlinePolicies.Remove("denied");
        else
            _role.InlinePolicies["denied"] = new JsonObject
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new JsonArray(new JsonObject
                {
                    ["Effect"] = "Deny",
                    ["Action"] = new JsonArray([action, .. more.Select(one => (JsonNode)one)]),
                    ["Resource"] = "*",
                }),
            }.ToJsonString();
    }

    /// <summary>The function's role may not write rows of a partition.</summary>
    public void DenyWriting(string partition) => _role.InlinePolicies["denied"] = new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Effect"] = "Deny",
            ["Action"] = "dynamodb:PutItem",
            ["Resource"] = "*",
            ["Condition"] = new JsonObject
            {
                ["ForAnyValue:StringEquals"] = new JsonObject { ["dynamodb:LeadingKeys"] = partition },
            },
        }),
    }.ToJsonString();

    /// <summary>Every account has evidence of that moment, but for the ones named.</summary>
    public async Task EvaluateAsync(params IReadOnlyList<AccountId> butFor)
    {
        foreach (var account in Listed.Except(butFor))
            await EvaluateAsync(account);
    }

    /// <summary>The account has evidence of that moment.</summary>
    public Task EvaluateAsync(AccountId account, params IReadOnlyList<LatestKey> keys)
    {
        var now = Time.GetUtcNow();
        return PutAsync(LatestRow.Of(new()
        {
            Account = account,
            Control = Control,
            Region = "us-east-1",
            Compliance = Compliance.Compliant,
            Since = now,
            Asked = now,
            Heard = now,
            Read = now,
            Findings = [],
            Keys = keys,
            KeysAnswered = now,
        }));
    }

    /// <summary>Puts a row, whatever stands there.</summary>
    public async Task PutAsync(LedgerRow row)
    {
        await Table.DeleteAsync(row.Key, default);
        await Table.AddAsync(row, default);
    }

    /// <summary>The days of an account, oldest first.</summary>
    public async Task<IReadOnlyList<ReconciledDay>> DaysAsync(AccountId account) =>
        [.. (await RowsAsync(account, ReconciledDayRow.Days)).Select(ReconciledDayRow.Read)];

    /// <summary>The observations of the comparison about an account.</summary>
    public async Task<IReadOnlyList<Observation>> ObservationsAsync(AccountId account) =>
        [.. (await RowsAsync(account, LedgerKey.Observations)).Select(ObservationRow.Read)];

    /// <summary>The observations about every account that the site knows, as account, effect and kind.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(params IReadOnlyList<AccountId> more)
    {
        var texts = new List<string>();
        foreach (var account in Listed.Union(more).OrderBy(one => one.Value, StringComparer.Ordinal))
        {
            texts.AddRange((await ObservationsAsync(account))
                .OrderBy(one => one.Happened)
                .Select(one => $"{account} {one.Effect} {one.Kind?.Name}".TrimEnd()));
        }

        return texts;
    }

    /// <summary>Everything that the function wrote, as text.</summary>
    public async Task<string> WrittenAsync()
    {
        var rows = new List<LedgerRow>();
        foreach (var account in Listed)
        {
            rows.AddRange(await RowsAsync(account, ReconciledDayRow.Days));
            rows.AddRange(await RowsAsync(account, LedgerKey.Observations));
        }

        return string.Join('\n', rows.Select(row => string.Join(
            ' ',
            [
                row.Key.Partition, row.Key.Sort, $"{row.Expires:O}",
                .. row.Texts.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}"),
                .. row.Lists.OrderBy(one => one.Key, StringComparer.Ordinal)
                    .Select(one => $"{one.Key}={string.Join('|', one.Value)}"),
            ])));
    }

    private Task<IReadOnlyList<LedgerRow>> RowsAsync(AccountId account, string prefix) =>
        Table.ReadAsync(LedgerKey.PartitionOf(LedgerWriter.Reconciliation, account), prefix, default);
}

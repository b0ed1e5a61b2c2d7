using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Decisions;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Lambda.Decisions;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;

namespace Guardrails.Tests.Unit.Lambdas.Decisions;

/// <summary>
/// The function, with the real SDK, before the embedded organization: its STS judges the proofs, its IAM has the roles,
/// its table is the ledger.
/// </summary>
internal sealed class DecisionSite : IAsyncDisposable, IFunctionInvoker
{
    public const string Listed = "arn:aws:iam::222222222222:role/people/Decider";

    public const string PinnedTrust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:RoleSessionName":"${aws:username}"}}}]}""";

    public const string SsoTrust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::222222222222:saml-provider/AWSSSO_1_DO_NOT_DELETE"},"Action":["sts:AssumeRoleWithSAML","sts:TagSession"]}]}""";

    public static readonly AccountId Security = AccountId.Parse("222222222222");
    public static readonly AccountId Payments = AccountId.Parse("444444444444");

    private readonly LocalOrganization _aws;
    private readonly AmazonDynamoDBClient _dynamoDb;
    private readonly HttpClient _http = CallerIdentityReader.Connect();
    private readonly StringWriter _log = new();
    private readonly DecisionsFunction _function;

    private DecisionSite(LocalOrganization aws, bool remediates)
    {
        _aws = aws;
        var administrator = aws.Administrator(Security);
        Clients = ClientsOf(administrator);
        _dynamoDb = (AmazonDynamoDBClient)Clients.Ledger();
        Table = new(
            _dynamoDb, DeployedNames.Ledger, new AwsCalls(new CallTerms(_ => "try again."), TimeProvider.System));
        Endpoint = ProofEndpoint.Of(Partition.Commercial, aws.Endpoint.ToString());
        _function = new(
            new(Security, Partition.Commercial, [Listed])
            {
                Remediates = remediates,
                Endpoint = aws.Endpoint.ToString(),
            },
            Clients,
            _http,
            TimeProvider.System,
            new(_log));
    }

    public AwsClients Clients { get; }

    public LedgerTable Table { get; }

    public ProofEndpoint Endpoint { get; }

    public World World => _aws.World;

    public string Log => _log.ToString();

    public List<JsonObject> Sent { get; } = [];

    /// <summary>The answer of any other function.</summary>
    public JsonObject Answer { get; set; } = [];

    /// <param name="remediates">False where no function of the deployment carries out remediations.</param>
    public static async Task<DecisionSite> StartAsync(bool remediates = true)
    {
        var aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new LocalOptions { Time = TimeProvider.System }, default);
        var site = new DecisionSite(aws, remediates);
        site.World.TrustedServices["config.amazonaws.com"] = site.World.Now;
        site.World.DelegatedAdministrators.Add(new("222222222222", "config.amazonaws.com", site.World.Now));

        await site._dynamoDb.CreateTableAsync(LedgerTableRequest.New());
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        _dynamoDb.Dispose();
        _http.Dispose();
        await _aws.DisposeAsync();
    }

    /// <summary>A role of the security account, or of another one.</summary>
    public Role Role(string name, string trust, string path, string account = "222222222222") =>
        World.NewRole(World.Account(account), name, trust, path);

    /// <summary>A role as IAM Identity Center makes it.</summary>
    public Role SsoRole(string name = "AWSReservedSSO_Security_0123456789abcdef") =>
        Role(name, SsoTrust, "/aws-reserved/sso.amazonaws.com/eu-central-1/");

    /// <summary>Credentials of a session.</summary>
    public LocalCredentials Session(Role role, string name) =>
        World.Of<Sessions>().Issue(new RoleSession(role, name, []), World.Now.AddHours(1)).Credentials;

    public LocalCredentials Root(AccountId account) => _aws.RootUser(account);

    public AwsClients ClientsOf(LocalCredentials person) => new(AwsClients.Impatient, settings =>
    {
        settings.ServiceURL = _aws.Endpoint.ToString();
        settings.AuthenticationRegion = "us-east-1";
        settings.DefaultAWSCredentials =
            new SessionAWSCredentials(person.AccessKeyId, person.SecretAccessKey, person.SessionToken);
    });

    public Task AddAsync(LedgerWriter writer, params IEnumerable<Observation> observations) =>
        Task.WhenAll(observations.Select(one => Table.AddAsync(ObservationRow.Of(writer, one), default)));

    public PersonProof Proof(LocalCredentials person, Decision decision) => ProofSigner.Sign(
        Endpoint,
        person.AccessKeyId,
        person.SecretAccessKey,
        person.SessionToken,
        decision.Hash,
        TimeProvider.System.GetUtcNow());

    public Task<JsonObject> DecideAsync(LocalCredentials person, Decision decision) =>
        DecideAsync(decision, Proof(person, decision));

    public Task<JsonObject> DecideAsync(Decision decision, PersonProof proof)
    {
        var payload = decision.ToJson();
        payload["proof"] = proof.ToJson();
        return InvokeAsync(DeployedNames.Decisions, payload, default);
    }

    public async Task<JsonObject> InvokeAsync(string name, JsonObject payload, CancellationToken cancellation)
    {
        Sent.Add(payload);
        if (name != DeployedNames.Decisions)
            return Answer.DeepClone().AsObject();
        return await InvokeAsync(payload.ToJsonString());
    }

    /// <summary>Has any text for an event.</summary>
    public async Task<JsonObject> InvokeAsync(string text)
    {
        using var request = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await using var answer = await _function.HandleAsync(request, default);
        return (await JsonNode.ParseAsync(answer))!.AsObject();
    }

    /// <summary>The rows of one kind, or of both: DynamoDB takes no empty beginning of a sort key.</summary>
    public async Task<IReadOnlyList<LedgerRow>> RowsAsync(AccountId account, string? prefix = null)
    {
        var rows = new List<LedgerRow>();
        string[] kinds = prefix is null ? [DecisionRow.Announcements, LedgerKey.Observations] : [prefix];
        foreach (var one in kinds)
        {
            rows.AddRange(await Table.ReadAsync(
                LedgerKey.PartitionOf(LedgerWriter.Decisions, account), one, default));
        }

        return rows;
    }

    public Task<IReadOnlyList<Incident>> IncidentsAsync(AccountId account) =>
        new IncidentReader(Table, TimeProvider.System).IncidentsAsync(account, default);
}

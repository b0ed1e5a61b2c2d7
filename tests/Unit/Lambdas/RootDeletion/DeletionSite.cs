using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Remediation;
using Guardrails.Core.Roles;
using Guardrails.Lambda.RootDeletion;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;
using Guardrails.Tests.Unit.Fixtures;
using Guardrails.Tests.Unit.Remediation;
using RootCredentials = Guardrails.Local.Organization.RootCredentials;

namespace Guardrails.Tests.Unit.Lambdas.RootDeletion;

/// <summary>
/// The function, with the real SDK and its own role, before the embedded organization: its STS opens the root session,
/// its IAM deletes, its table is the ledger.
/// </summary>
internal sealed class DeletionSite : IAsyncDisposable
{
    private const string Service = "iam.amazonaws.com";

    private const string Trust =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},
         "Action":"sts:AssumeRole"}]}
        """;

    private static readonly AccountId Security = AccountId.Parse("222222222222");

    private readonly LocalOrganization _aws;
    private readonly AmazonDynamoDBClient _dynamoDb;
    private readonly StringWriter _log = new();
    private readonly RootDeletionFunction _function;

    private DeletionSite(LocalOrganization aws)
    {
        _aws = aws;
        _dynamoDb = (AmazonDynamoDBClient)ClientsOf(aws.Administrator(Security)).Ledger();
        Table = new(
            _dynamoDb, DeployedNames.Ledger, new AwsCalls(new CallTerms(_ => "try again."), TimeProvider.System));
        var config = OrganizationFiles.Valid(OrganizationFiles.Minimal);
        var role = World.NewRole(World.Account(Security.Value), DeployedNames.RootDeletion, Trust);
        role.InlinePolicies["own"] = RootDeletionRole.Of(config).Policy!.Minified();
        var session = World.Of<Sessions>()
            .Issue(new RoleSession(role, DeployedNames.RootDeletion, []), World.Now.AddHours(1)).Credentials;
        _function = new(
            new(Partition.Commercial),
            ClientsOf(session, settings => settings.HttpClientFactory = Calls),
            Time,
            new(_log));
    }

    public CallsSeen Calls { get; } = new();

    /// <summary>The function's clock.</summary>
    public MovingClock Time { get; } = new();

    public LedgerTable Table { get; }

    public World World => _aws.World;

    /// <summary>The root user of the account that the logs are about.</summary>
    public RootCredentials Root => World.Account(Logs.Account.Value).Root;

    /// <summary>All credentials that it has.</summary>
    public IReadOnlyList<RootCredential> There => RootCredential.Ordered(
    [
        .. Root.AccessKeys.Select(key => new RootCredential(RootCredentialKind.AccessKey, key.Id)),
        .. Root.SigningCertificates.Select(one => new RootCredential(RootCredentialKind.SigningCertificate, one.Id)),
        .. Root.HasPassword ? new[] { RootCredential.Password } : [],
        .. Root.MfaDevices.Select(one => new RootCredential(RootCredentialKind.MfaDevice, one.Serial)),
    ]);

    public string Log => _log.ToString();

    public IReadOnlyList<Refusal> Refusals => _aws.Refusals();

    public static async Task<DeletionSite> StartAsync()
    {
        var site = new DeletionSite(await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new LocalOptions { Time = TimeProvider.System }, default));
        site.World.TrustedServices[Service] = site.World.Now;
        site.World.DelegatedAdministrators.Add(new(Security.Value, Service, site.World.Now));
        site.World.OrganizationFeatures.Add("RootSessions");
        await site._dynamoDb.CreateTableAsync(LedgerTableRequest.New());
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        _dynamoDb.Dispose();
        await _aws.DisposeAsync();
    }

    /// <summary>
    /// Has ann start, and bob approve the deletion of what is there and asked for. The last look was this moment.
    /// </summary>
    /// <param name="password">True where the password and the devices are to go, too.</param>
    /// <param name="decided">False where the log says so, and nobody did.</param>
    public async Task<string> ApproveAsync(bool password = false, bool decided = true)
    {
        var request = RemediationRequest.Default with { Password = password };
        var (log, decisions) = DecidedLog.Deleting(request, [.. There.Where(request.Asks)]);
        foreach (var (decision, by) in decided ? decisions : [])
            await AddAsync(decision, by);
        return await WriteAsync(log);
    }

    /// <summary>Writes the entries of a log that are not there yet. The last one is of this moment.</summary>
    /// <returns>The remediation's id.</returns>
    public async Task<string> WriteAsync(IReadOnlyList<RemediationEntry> log)
    {
        var id = RemediationCase.IdOf(Logs.Account, log[0].Decision!.Hash);
        for (var number = 0; number < log.Count; number++)
            await Table.AddAsync(EntryRow.Of(Logs.Account, id, number, log[number]), default);
        Time.Move(log[^1].At - Time.GetUtcNow());
        return id;
    }

    public Task AddAsync(RemediationDecision decision, Decided by) =>
        Table.AddAsync(RemediationDecisionRow.Of(decision, DecidedLog.Person(by.Person), by.At), default);

    public Task<JsonObject> DeleteAsync(string remediation) =>
        InvokeAsync(new RemediationEvent(Logs.Account, remediation).ToJson().ToJsonString());

    /// <summary>Has any text for an event.</summary>
    public async Task<JsonObject> InvokeAsync(string text)
    {
        using var request = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await using var answer = await _function.HandleAsync(request, default);
        return (await JsonNode.ParseAsync(answer))!.AsObject();
    }

    /// <summary>The rows of sessions.</summary>
    public Task<IReadOnlyList<LedgerRow>> SessionsAsync() => Table.ReadAsync(
        LedgerKey.PartitionOf(LedgerWriter.RootDeletion, Logs.Account), "session/", default);

    private AwsClients ClientsOf(LocalCredentials who, Action<ClientConfig>? adjust = null) => new(
        retries: 0,
        settings =>
        {
            settings.ServiceURL = _aws.Endpoint.ToString();
            settings.AuthenticationRegion = "us-east-1";
            settings.DefaultAWSCredentials =
                new SessionAWSCredentials(who.AccessKeyId, who.SecretAccessKey, who.SessionToken);
            adjust?.Invoke(settings);
        });
}

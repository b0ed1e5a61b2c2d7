using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Reporting;
using Guardrails.Core.Roles;
using Guardrails.Lambda.ComplianceReport;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;
using Guardrails.Local.Services.Config;
using Guardrails.Local.Services.Kms;
using Guardrails.Local.Services.S3;
using Guardrails.Local.Services.Sns;
using Guardrails.Reports;
using Guardrails.Tests.Unit.Roles;

namespace Guardrails.Tests.Unit.Lambdas.ComplianceReport;

/// <summary>
/// The function, with the real SDK and its own role, before the embedded organization: its table, its topic, and the
/// bucket with the policies that are deployed.
/// </summary>
internal sealed class ReportSite : IAsyncDisposable
{
    public const string Bucket = "guardrails-reports-222222222222-us-east-1";
    public const string KeyArn = "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-4333-8444-555555555555";
    public const string Auditors = "arn:aws:iam::333333333333:role/Auditors";
    public const string Recipient = "cloud-security@example.com";
    private const string TopicArn = "arn:aws:sns:us-east-1:222222222222:GuardrailsAlerts";

    private const string Trust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},
         "Action":"sts:AssumeRole"}]}
        """;

    private const string ReadReports = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*",
         "Action":["s3:GetObject","s3:GetObjectVersion","s3:ListBucket","s3:PutObject","kms:Decrypt",
          "kms:GenerateDataKey"]}]}
        """;

    public static readonly AccountId Management = AccountId.Parse("111111111111");
    public static readonly AccountId Security = AccountId.Parse("222222222222");

    /// <summary>The moment at which the site begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    private readonly LocalOrganization _aws;
    private readonly Role _role;
    private readonly AwsClients _clients;
    private readonly StringWriter _log = new();

    private ReportSite(LocalOrganization aws, InstantTime time)
    {
        (_aws, Time) = (aws, time);
        _role = World.NewRole(World.Account(Security.Value), DeployedNames.ComplianceReport, Trust);
        _role.InlinePolicies["Allowed"] = ComplianceReportRole.Of(Config).Policy!.Render().ToJsonString();
        _clients = ClientsOf(_role);
    }

    public static OrganizationConfig Config { get; } =
        RoleExamples.Commercial with { Reporting = new([Auditors], RetentionDays: 400) };

    public InstantTime Time { get; }

    public World World => _aws.World;

    public SortedDictionary<string, List<ObjectVersion>> Objects => World.Of<S3State>().Buckets[Bucket].Objects;

    /// <summary>The newest list of files.</summary>
    public JsonObject Latest => JsonNode.Parse(Encoding.UTF8.GetString(Objects["latest.json"][^1].Body))!.AsObject();

    public TopicSubscription Subscription => World.Of<SnsState>().Topics[TopicArn].Subscriptions.Single();

    public Settings Settings { get; } = new(OrganizationId.Parse("o-exampleorg1"), Management)
    {
        Partition = Partition.Commercial,
        Detection = DetectionScope.Everywhere,
        DetectionRegion = "us-east-1",
        Excluded = new HashSet<AccountId>(),
        Controls = [.. ControlCatalog.All.Where(one => one.Name == "NoRootAccessKeys")],
        AlertsTopic = TopicArn,
        ChatTopic = null,
        Bucket = Bucket,
        KeyArn = KeyArn,
        Locked = TimeSpan.FromDays(400),
    };

    /// <summary>The lines that the function logged.</summary>
    public IReadOnlyList<JsonNode> Lines =>
        [.. _log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public static async Task<ReportSite> StartAsync()
    {
        var time = new InstantTime(Start);
        var aws = await LocalOrganization.StartAsync(LocalOrganization.Sample(), new() { Time = time }, default);
        var site = new ReportSite(aws, time);
        var world = site.World;
        world.TrustedServices["config.amazonaws.com"] = world.Now;
        world.DelegatedAdministrators.Add(new(Security.Value, "config.amazonaws.com", world.Now));
        world.Of<ConfigState>().Aggregators[DeployedNames.Aggregator] =
            new(DeployedNames.Aggregator, Security.Value, "", AllRegions: true, []);
        world.Of<KmsState>().Keys[KeyArn] =
            new(KeyArn) { Policy = KeyPolicy.OfReports(Config).Render().ToJsonString() };
        world.Of<S3State>().Buckets[Bucket] =
            new(Bucket, Security.Value, "us-east-1", $"arn:aws:s3:::{Bucket}")
            {
                Policy = ReportBucketPolicy.Of(Config, KeyArn).Render().ToJsonString(),
                KmsKey = KeyArn,
                Versioned = true,
                Locks = true,
            };
        var topic = new Topic(TopicArn);
        topic.Subscriptions.Add(new(TopicArn + ":1", "email", Recipient, world.Now) { Confirmed = true });
        world.Of<SnsState>().Topics[TopicArn] = topic;
        world.NewRole(world.Account("333333333333"), "Auditors", Trust).InlinePolicies["Read"] = ReadReports;
        world.NewRole(world.Account("333333333333"), "Others", Trust).InlinePolicies["Read"] = ReadReports;
        await site.MakeTableAsync();
        return site;
    }

    public async ValueTask DisposeAsync() => await _aws.DisposeAsync();

    /// <summary>Makes a report, as the schedule invokes it.</summary>
    /// <returns>The function's answer.</returns>
    public async Task<string> ReportAsync(IReadOnlyList<IRendering>? renderings)
    {
        using var request = new MemoryStream(Encoding.UTF8.GetBytes("""{"job":"daily","exemptions":[]}"""));
        var function = new ComplianceReportFunction(Settings, _clients, Time, new(_log), renderings);
        await using var answer = await function.HandleAsync(request, TestContext.Current.CancellationToken);
        using var text = new StreamReader(answer);
        return await text.ReadToEndAsync();
    }

    /// <summary>The function's role is denied an action from now on.</summary>
    public void Deny(string action) => _role.InlinePolicies["denied"] = new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Effect"] = "Deny", ["Action"] = action, ["Resource"] = "*",
        }),
    }.ToJsonString();

    /// <summary>The rows of the report.</summary>
    public Task<IReadOnlyList<LedgerRow>> DaysAsync() => new LedgerTable(
        Administrators.Ledger(), DeployedNames.Ledger, new(new CallTerms(_ => "try again."), Time)).ReadAsync(
        LedgerKey.PartitionOf(LedgerWriter.ComplianceReport, Management), DayNumbersRow.Days, default);

    /// <summary>Clients of a role of account 333333333333.</summary>
    public AwsClients ClientsOf(string role) => ClientsOf(World.Account("333333333333").Roles[role]);

    /// <summary>Clients of the delegated administrator account's administrator.</summary>
    public AwsClients Administrators => ClientsOf(Administrator);

    private Role Administrator
    {
        get
        {
            var account = World.Account(Security.Value);
            if (account.Roles.TryGetValue("Everything", out var known))
                return known;
            var role = World.NewRole(account, "Everything", Trust);
            role.InlinePolicies["all"] =
                """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
            return role;
        }
    }

    private AwsClients ClientsOf(Role role)
    {
        var session = World.Of<Sessions>()
            .Issue(new RoleSession(role, "daily", []), World.Now.AddDays(30)).Credentials;
        return new(AwsClients.Impatient, settings =>
        {
            settings.ServiceURL = _aws.Endpoint.ToString();
            settings.AuthenticationRegion = "us-east-1";
            settings.DefaultAWSCredentials =
                new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken);
        });
    }

    private Task<CreateTableResponse> MakeTableAsync() =>
        ((AmazonDynamoDBClient)Administrators.Ledger()).CreateTableAsync(LedgerTableRequest.New());
}

using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations.File;
using Guardrails.Core.Roles;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Services.DynamoDb;
using Table = Guardrails.Local.Services.DynamoDb.Table;

namespace Guardrails.Tests.Contract.Restoring;

/// <summary>
/// The ledger in an embedded organization, its writers, and an administrator who restores it by docs/ledger.md.
/// </summary>
internal sealed class Site : TimeProvider, IAsyncDisposable
{
    /// <summary>The moment in the page's command.</summary>
    public static readonly DateTimeOffset Moment = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The page.</summary>
    public const string Runbook = "docs/ledger.md";

    private const string Arn = $"arn:aws:dynamodb:us-east-1:222222222222:table/{DeployedNames.Ledger}";

    private static readonly AccountId Security = AccountId.Parse("222222222222");
    private static readonly AccountId Account = AccountId.Parse("444444444444");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guardrails-restore-");
    private LocalOrganization _aws = null!;
    private AmazonDynamoDBClient _administrator = null!;
    private AmazonDynamoDBClient _hears = null!;
    private AmazonDynamoDBClient _tells = null!;

    private Site()
    {
    }

    public DateTimeOffset Time { get; set; } = Moment.AddHours(-1);

    public Table Table => _aws.World.Of<DynamoDbState>().Tables[Arn];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private LedgerTable Heard => new(_hears, DeployedNames.Ledger, Calls);

    private LedgerTable Told => new(_tells, DeployedNames.Ledger, Calls);

    private IncidentLedger Incidents => new(Told, this, TimeSpan.FromDays(400));

    private AwsCalls Calls => new(CommandRemedies.Terms, this);

    public static async Task<Site> StartAsync()
    {
        var site = new Site();
        site._aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new LocalOptions { Time = site }, Cancellation);
        site._administrator = site.Client(site._aws.Administrator(Security));
        site._hears = site.Client(site.Writer(DeployedNames.RootActivity));
        site._tells = site.Client(site.Writer(DeployedNames.IncidentAlerts));
        await site.MakeTableAsync();
        return site;
    }

    public override DateTimeOffset GetUtcNow() => Time;

    public async ValueTask DisposeAsync()
    {
        foreach (var client in new[] { _administrator, _hears, _tells })
            client.Dispose();
        await _aws.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>An event is heard.</summary>
    public Task HearAsync(string id, string kind, string subjectId = "", DateTimeOffset? expires = null)
    {
        var known = IncidentCatalog.Find(kind)!;
        var subject = new IncidentSubject(known.Subject, subjectId);
        var row = ObservationRow.Of(LedgerWriter.RootActivity, Observation.Opening(
            ObservationId.OfEvent(id, subject), Account, subject, known, Time, Time, known.Sources[0]));
        return Heard.AddAsync(row with { Expires = expires }, Cancellation);
    }

    /// <summary>Decides what is to be told, and tells it.</summary>
    /// <returns>The incidents' ids.</returns>
    public async Task<IReadOnlyList<string>> TellAsync()
    {
        var (lists, told) = (new AlertLists(Told, this), new List<string>());
        foreach (var alert in await Incidents.ClaimAsync(Account, Cancellation))
        {
            (await lists.TakeAsync(alert, Cancellation)).ShouldBeTrue();
            await lists.MarkSentAsync(alert, isDigest: false, Cancellation);
            told.Add(alert.Alert.Id);
        }

        return told;
    }

    /// <summary>The account's incidents, in words.</summary>
    public async Task<IReadOnlyList<string>> ShownAsync() =>
    [
        .. (await Incidents.IncidentsAsync(Account, Cancellation)).Select(
            one => $"{one.Id} {one.Subject} {string.Join(' ', one.Kinds.Select(kind => kind.Name))} {one.Ending}"),
    ];

    /// <summary>The account's alerts, in words.</summary>
    public async Task<IReadOnlyList<string>> AlertsAsync() =>
    [
        .. (await Incidents.AlertsAsync(Account, Cancellation)).Select(
            one => $"{one.Key} {one.Alert.Id} {one.Alert.Told} {one.Alert.Sent:O}"),
    ];

    /// <summary>Somebody removes a row as the function that wrote it.</summary>
    public Task RemoveAsync(LedgerKey row) =>
        (row.Partition.StartsWith($"{LedgerWriter.RootActivity}/") ? Heard : Told).DeleteAsync(row, Cancellation);

    /// <summary>True where the administrator may not write a row.</summary>
    public async Task<bool> DenyAsync()
    {
        try
        {
            await _administrator.PutItemAsync(
                DeployedNames.Ledger,
                new() { ["pk"] = new("RootActivity/444444444444"), ["sk"] = new("observation/forged") },
                Cancellation);
            return false;
        }
        catch (AmazonDynamoDBException exception)
        {
            return exception.ErrorCode == "AccessDeniedException";
        }
    }

    public Task DeliverAsync() => _aws.DeliverEventsAsync(Cancellation);

    /// <summary>Runs a section's commands for Amazon DynamoDB, for one row where they are for one.</summary>
    public async Task RunAsync(string section, LedgerKey? row = null)
    {
        Judge.Require("aws", "--version");
        if (row is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "key.json"), new JsonObject
            {
                ["pk"] = new JsonObject { ["S"] = row.Partition },
                ["sk"] = new JsonObject { ["S"] = row.Sort },
            }.ToJsonString(), Cancellation);
        }

        var text = Documents.At(Runbook).Text.Split("\n### ").Single(part => part.StartsWith($"{section}\n"));
        var commands = text.Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith("aws dynamodb ")).ToList();
        commands.ShouldNotBeEmpty();
        foreach (var command in commands)
        {
            Time = Time.AddSeconds(1);
            var result = await CommandAsync(command, _aws.Endpoint);
            result.ExitCode.ShouldBe(0, $"{command}\n{result.Error}");
        }
    }

    /// <summary>Runs a command where nothing answers.</summary>
    public Task<JudgeResult> WithoutAwsAsync(string command)
    {
        Judge.Require("aws", "--version");
        return CommandAsync(command, new Uri("http://127.0.0.1:9"));
    }

    private Task<JudgeResult> CommandAsync(string command, Uri endpoint)
    {
        var administrator = _aws.Administrator(Security);
        return Judge.RunAsync("sh", ["-c", command], folder: _folder.FullName, environment:
            new Dictionary<string, string?>
            {
                ["AWS_ENDPOINT_URL"] = endpoint.ToString(),
                ["AWS_DEFAULT_REGION"] = "us-east-1",
                ["AWS_ACCESS_KEY_ID"] = administrator.AccessKeyId,
                ["AWS_SECRET_ACCESS_KEY"] = administrator.SecretAccessKey,
                ["AWS_SESSION_TOKEN"] = administrator.SessionToken,
                ["AWS_MAX_ATTEMPTS"] = "1",
                ["AWS_PAGER"] = "",
                ["AWS_CONFIG_FILE"] = "/nonexistent",
            });
    }

    private async Task MakeTableAsync()
    {
        var table = LedgerTableRequest.New();
        table.StreamSpecification = new()
        {
            StreamEnabled = true, StreamViewType = StreamViewType.NEW_AND_OLD_IMAGES,
        };
        table.DeletionProtectionEnabled = true;
        await _administrator.CreateTableAsync(table, Cancellation);
        await _administrator.UpdateTimeToLiveAsync(
            new UpdateTimeToLiveRequest
            {
                TableName = DeployedNames.Ledger,
                TimeToLiveSpecification = new() { AttributeName = LedgerKey.Expires, Enabled = true },
            },
            Cancellation);
        await _administrator.UpdateContinuousBackupsAsync(
            new UpdateContinuousBackupsRequest
            {
                TableName = DeployedNames.Ledger,
                PointInTimeRecoverySpecification = new() { PointInTimeRecoveryEnabled = true },
            },
            Cancellation);
        var example = await File.ReadAllTextAsync(Repository.PathOf("orgs", "example.json"), Cancellation);
        var config = OrganizationFile.Parse(example, DateOnly.FromDateTime(Moment.UtcDateTime)).Config!;
        await _administrator.PutResourcePolicyAsync(
            new PutResourcePolicyRequest
            {
                ResourceArn = Arn,
                Policy = LedgerTablePolicy.Of(config).Render().ToJsonString(),
            },
            Cancellation);
    }

    /// <summary>A session of the role of a function that writes.</summary>
    private LocalCredentials Writer(string name)
    {
        var role = _aws.World.NewRole(_aws.World.Account(Security.Value), name, "{}");
        role.InlinePolicies["Ledger"] =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}]}""";
        return _aws.World.Of<Sessions>()
            .Issue(new RoleSession(role, "function", []), Moment.AddHours(12)).Credentials;
    }

    private AmazonDynamoDBClient Client(LocalCredentials credentials) => new(
        new SessionAWSCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken),
        new AmazonDynamoDBConfig
        {
            ServiceURL = _aws.Endpoint.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0,
        });
}

using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Lambda.RootActivity;
using Guardrails.Tests.Unit.Incidents.Observers;
using Guardrails.Tests.Unit.Lambdas.RootPosture;

namespace Guardrails.Tests.Unit.Lambdas.RootActivity;

/// <summary>
/// The function as Lambda runs it, with the real SDK over a real connection. Accounts of the organization
/// are 111111111111, which manages it, 222222222222, 444444444444 and 555555555555.
/// </summary>
internal sealed class ActivitySite : IAsyncDisposable
{
    private const string Queue = "https://sqs.us-east-1.amazonaws.com/222222222222/Failed";

    private static readonly string[] Members = ["111111111111", "222222222222", "444444444444", "555555555555"];
    private static int _sites;

    private readonly ConcurrentQueue<string> _putAside = new();
    private readonly StringWriter _log = new();
    private AwsWire _wire = null!;
    private RootActivityFunction _function = null!;

    public WireTable Table { get; } = new();

    public InstantTime Time { get; } = new(new(2026, 11, 23, 9, 5, 0, TimeSpan.Zero));

    /// <summary>The answer instead of the good answer; null for the good one.</summary>
    public Func<WireCall, WireAnswer?> Instead { get; set; } = _ => null;

    public IReadOnlyList<WireCall> Received => _wire.Received;

    /// <summary>The messages that nobody could read.</summary>
    public IReadOnlyList<string> PutAside => [.. _putAside];

    /// <summary>The lines that the function logged.</summary>
    public IReadOnlyList<JsonNode> Lines =>
        [.. _log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    /// <summary>The outcomes of all messages, in order.</summary>
    public string Outcomes => string.Join(' ', Lines.Select(line => line["outcome"]!.GetValue<string>()));

    /// <summary>The kinds of observations in the table, or their effect, with account and subject.</summary>
    public IReadOnlyList<string> Observed =>
    [
        .. Table.Keys.Where(key => key.Contains(" observation/", StringComparison.Ordinal)).Select(key =>
            $"{key.Split(' ')[0].Split('/')[1]} {Table.TextOf(key, "kind") ?? Table.TextOf(key, "effect")} "
            + $"{Table.TextOf(key, "about")}/{Table.TextOf(key, "aboutId")}"),
    ];

    public static async Task<ActivitySite> StartAsync()
    {
        var site = new ActivitySite();
        site._wire = await AwsWire.StartAsync(site.Answer);
        var aws = new AwsClients(AwsClients.Impatient, settings =>
        {
            // The SDK remembers how far an endpoint's clock is off, and a port can come again.
            settings.ServiceURL =
                new Uri(site._wire.Address, $"activity-{Interlocked.Increment(ref _sites)}/").ToString();
            settings.AuthenticationRegion = "us-east-1";
            settings.DefaultAWSCredentials = new BasicAWSCredentials("AKIAFUNCTION", "secret");
        });
        var settings = new Settings(OrganizationId.Parse("o-exampleorg1"), Partition.Commercial, Queue)
        {
            SpeakForOthers = new HashSet<AccountId> { AccountId.Parse("222222222222") },
            ManagementAccount = Events.Context.ManagementAccount,
            RootSessions = Events.Context.RootSessions,
            DeployRoles = [Events.Role("Deploy")],
        };
        site._function = new(settings, aws, site.Time, new(site._log));
        return site;
    }

    public ValueTask DisposeAsync() => _wire.DisposeAsync();

    /// <summary>Handles messages; the ids of those that stay in the queue.</summary>
    public async Task<string> HandleAsync(params IReadOnlyList<string?> bodies)
    {
        var records = bodies.Select((body, number) => (JsonNode)new JsonObject
        {
            ["messageId"] = $"m{number + 1}",
            ["body"] = body,
        });
        var batch = new JsonObject { ["Records"] = new JsonArray([.. records]) };
        return await InvokeAsync(batch.ToJsonString());
    }

    /// <summary>Has any text for a batch.</summary>
    public async Task<string> InvokeAsync(string text)
    {
        using var request = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var answer = await JsonNode.ParseAsync(
            await _function.HandleAsync(request, TestContext.Current.CancellationToken));
        return string.Join(
            ' ', answer!["batchItemFailures"]!.AsArray().Select(one => one!["itemIdentifier"]!.GetValue<string>()));
    }

    /// <summary>An event, with an id of its own.</summary>
    public static string Event(string id, string? detail = null, string? changes = null)
    {
        var parts = detail is null ? [] : JsonNode.Parse(detail)!.AsObject();
        parts["eventID"] = id;
        return RootEvent.With(changes is null ? null : JsonNode.Parse(changes), parts);
    }

    /// <summary>A call that a root key signed.</summary>
    public static string KeyUse(string id, string service, string region = "us-east-1", string more = "") => Event(
        id,
        $$"""
        {"userIdentity":{"type":"Root","arn":"arn:aws:iam::444444444444:root","accountId":"444444444444",
         "accessKeyId":"AKIAIOSFODNN7EXAMPLE"},"eventSource":"{{service}}.amazonaws.com","eventName":"List",
         "readOnly":true,"sourceIPAddress":"198.51.100.7","awsRegion":"{{region}}"{{more}}}
        """,
        $$"""{"source":"aws.{{service}}"}""");

    /// <summary>A row as the table has it.</summary>
    public static string Suspects(string account) => $"{LedgerWriter.RootActivity}/{account} suspect/2026-11-23/";

    private WireAnswer Answer(WireCall call)
    {
        if ((Instead(call) ?? Table.Answer(call)) is { } answer)
            return answer;
        return call.Action switch
        {
            "organizations:DescribeAccount" => Account(call),
            "sqs:SendMessage" => Sent(call),
            _ => throw new NotSupportedException(call.Action),
        };
    }

    private static WireAnswer Account(WireCall call)
    {
        var account = JsonNode.Parse(call.Body)!["AccountId"]!.GetValue<string>();
        return Members.Contains(account)
            ? WireAnswer.Result(call, new JsonObject
            {
                ["Account"] = new JsonObject
                {
                    ["Id"] = account,
                    ["Arn"] = $"arn:aws:organizations::111111111111:account/o-exampleorg1/{account}",
                    ["State"] = "ACTIVE",
                },
            }.ToJsonString())
            : WireAnswer.Error(call, 400, "AccountNotFoundException", "no");
    }

    private WireAnswer Sent(WireCall call)
    {
        var body = JsonNode.Parse(call.Body)!["MessageBody"]!.GetValue<string>();
        _putAside.Enqueue(body);
        return WireAnswer.Result(call, """{"MessageId":"sent"}""");
    }
}

using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Core.Ids;
using Guardrails.Lambda.RootPostureRule;

namespace Guardrails.Tests.Unit.Lambdas.RootPosture;

/// <summary>
/// The evaluator as Lambda runs it, with the real SDK over a real connection, before an AWS that answers in its
/// place. There the root user of account 444444444444 has a password, a hardware TOTP token and an active access key
/// of 22 days.
/// </summary>
internal sealed class RuleSite : IAsyncDisposable
{
    public const string Account = "444444444444";

    /// <summary>The root user's row where nothing is wrong with the report.</summary>
    public const string Report =
        "user,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,"
        + "access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,"
        + "access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated\n"
        + "<root_account>,true,2026-11-01T00:00:00+00:00,2026-11-22T00:00:00+00:00,us-east-1,iam,false,N/A,N/A,N/A,N/A,"
        + "false,N/A,false,N/A";

    public static readonly Settings Settings = new(
        OrganizationId.Parse("o-exampleorg1"),
        AccountId.Parse("111111111111"),
        Partition.Commercial,
        RootSessions: true)
    {
        HomeRegion = "us-east-1",
        Region = "us-east-1",
    };

    private static int _sites;

    private readonly ConcurrentQueue<JsonNode> _evaluations = new();
    private readonly CancellationTokenSource _deadline = new();
    private readonly StringWriter _log = new();
    private AwsWire _wire = null!;
    private RootPostureFunction _function = null!;

    public InstantTime Time { get; } = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    /// <summary>The answer instead of the good answer; null for the good one.</summary>
    public Func<WireCall, WireAnswer?> Instead { get; set; } = _ => null;

    /// <summary>The evaluations that AWS Config took, in order.</summary>
    public IReadOnlyList<JsonNode> Evaluations => [.. _evaluations];

    public IReadOnlyList<WireCall> Received => _wire.Received;

    /// <summary>The lines that the function logged.</summary>
    public IReadOnlyList<JsonNode> Lines =>
        [.. _log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    /// <summary>Everything that the function logged.</summary>
    public string Log => _log.ToString();

    public JsonNode Line => Lines.ShouldHaveSingleItem();

    public IReadOnlyList<string> Findings =>
        [.. Line["findings"]!.AsArray().Select(finding => finding!.GetValue<string>())];

    public static async Task<RuleSite> StartAsync(bool rootSessions = true, params TargetId[] units)
    {
        var site = new RuleSite();
        site._wire = await AwsWire.StartAsync(site.Answer);
        var aws = new AwsClients(AwsClients.Impatient, settings =>
        {
            // The SDK remembers how far an endpoint's clock is off, and a port can come again.
            settings.ServiceURL = new Uri(site._wire.Address, $"{Interlocked.Increment(ref _sites)}/").ToString();
            settings.AuthenticationRegion = "us-east-1";
            settings.DefaultAWSCredentials = new BasicAWSCredentials("AKIAFUNCTION", "secret");
        });
        var settings = Settings with { RootSessions = rootSessions, Detection = new(Enabled: true, units) };
        site._function = new(settings, aws, site.Time, new(site._log));
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _wire.DisposeAsync();
        _deadline.Dispose();
    }

    /// <summary>From now on the function has no time left.</summary>
    public void TimeIsUp() => _deadline.Cancel();

    /// <summary>Has a rule evaluated once; what the function throws, or null.</summary>
    public async Task<Exception?> EvaluateAsync(
        string control,
        IReadOnlyDictionary<string, string>? parameters = null,
        string at = "2026-11-23T09:00:00.000Z",
        Action<JsonObject, JsonObject>? change = null)
    {
        using var request = new MemoryStream(Encoding.UTF8.GetBytes(Event(control, parameters, at, change)));
        return await Record.ExceptionAsync(async () => await _function.HandleAsync(request, _deadline.Token));
    }

    private static string Event(
        string control,
        IReadOnlyDictionary<string, string>? parameters,
        string at,
        Action<JsonObject, JsonObject>? change)
    {
        var rule = new JsonObject { ["control"] = control };
        foreach (var (name, value) in parameters ?? new Dictionary<string, string>())
            rule[name] = value;
        var invoking = new JsonObject
        {
            ["awsAccountId"] = Account,
            ["notificationCreationTime"] = at,
            ["messageType"] = "ScheduledNotification",
        };
        var outer = new JsonObject
        {
            ["ruleParameters"] = rule.ToJsonString(),
            ["resultToken"] = "token",
            ["eventLeftScope"] = false,
            ["configRuleName"] = "OrgConfigRule-root-abcd1234",
            ["accountId"] = Account,
        };
        change?.Invoke(outer, invoking);
        if (!outer.ContainsKey("configRuleArn"))
            outer["configRuleArn"] = OrganizationRule(outer["accountId"]?.ToString() ?? Account);
        outer["invokingEvent"] = invoking.ToJsonString();
        return outer.ToJsonString();
    }

    /// <summary>The ARN of an organization's rule in an account.</summary>
    public static string OrganizationRule(string account) =>
        $"arn:aws:config:us-east-1:{account}:config-rule/aws-service-rule/"
        + "config-multiaccountsetup.amazonaws.com/config-rule-abc123";

    /// <summary>Has any text for an event; what the function throws, or null.</summary>
    public async Task<Exception?> InvokeAsync(string text)
    {
        using var request = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Record.ExceptionAsync(async () => await _function.HandleAsync(request, _deadline.Token));
    }

    private WireAnswer Answer(WireCall call)
    {
        if (Instead(call) is { } instead)
            return instead;
        if (call.Action == "config:PutEvaluations")
        {
            foreach (var evaluation in JsonNode.Parse(call.Body)!["Evaluations"]!.AsArray())
                _evaluations.Enqueue(evaluation!);
        }

        return WireAnswer.Result(call, Good[call.Action]);
    }

    /// <summary>The good answer of every call that the evaluator makes.</summary>
    public static readonly IReadOnlyDictionary<string, string> Good = new Dictionary<string, string>
    {
        ["organizations:DescribeAccount"] =
            """{"Account":{"Id":"444444444444","Arn":"arn:aws:organizations::111111111111:account/o-exampleorg1/444444444444","State":"ACTIVE"}}""",
        ["sts:AssumeRole"] = Credentials("ASIAMEMBER"),
        ["iam:GetAccountSummary"] = Summary(keys: 1, mfa: 1, password: 1, certificates: 0),
        ["iam:ListVirtualMFADevices"] = "<VirtualMFADevices/><IsTruncated>false</IsTruncated>",
        ["iam:GenerateCredentialReport"] = "<State>COMPLETE</State>",
        ["iam:GetCredentialReport"] = ReportOf(Report),
        ["sts:AssumeRoot"] = Credentials("ASIAROOT"),
        ["iam:ListAccessKeys"] =
            "<AccessKeyMetadata><member><AccessKeyId>AKIAROOT</AccessKeyId><Status>Active</Status>"
            + "<CreateDate>2026-11-01T00:00:00Z</CreateDate></member></AccessKeyMetadata>"
            + "<IsTruncated>false</IsTruncated>",
        ["iam:GetAccessKeyLastUsed"] =
            "<AccessKeyLastUsed><LastUsedDate>2026-11-22T00:00:00Z</LastUsedDate>"
            + "<ServiceName>iam</ServiceName><Region>us-east-1</Region></AccessKeyLastUsed>",
        ["iam:ListMFADevices"] =
            "<MFADevices><member><SerialNumber>GAHT12345678</SerialNumber></member></MFADevices>"
            + "<IsTruncated>false</IsTruncated>",
        ["iam:ListSigningCertificates"] = "<Certificates/><IsTruncated>false</IsTruncated>",
        ["iam:GetLoginProfile"] =
            "<LoginProfile><UserName>root</UserName><CreateDate>2020-01-01T00:00:00Z</CreateDate></LoginProfile>",
        ["config:PutEvaluations"] = "{}",
        ["dynamodb:GetItem"] = "{}",
        ["dynamodb:Query"] = """{"Items":[],"Count":0,"ScannedCount":0}""",
        ["dynamodb:PutItem"] = "{}",
    };

    public static string ReportOf(string csv) =>
        $"<Content>{Convert.ToBase64String(Encoding.UTF8.GetBytes(csv))}</Content>"
        + "<ReportFormat>text/csv</ReportFormat><GeneratedTime>2026-11-23T08:00:00Z</GeneratedTime>";

    public static string Summary(int keys, int mfa, int password, int certificates) => string.Concat(
        "<SummaryMap>",
        Entry("AccountAccessKeysPresent", keys),
        Entry("AccountMFAEnabled", mfa),
        Entry("AccountPasswordPresent", password),
        Entry("AccountSigningCertificatesPresent", certificates),
        "</SummaryMap>");

    private static string Entry(string key, int value) => $"<entry><key>{key}</key><value>{value}</value></entry>";

    private static string Credentials(string key) =>
        $"<Credentials><AccessKeyId>{key}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>"
        + "<SessionToken>token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>";
}

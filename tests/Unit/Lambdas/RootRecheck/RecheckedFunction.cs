using System.Text;
using System.Text.Json.Nodes;
using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Config;
using Guardrails.Aws.Organizations;
using Guardrails.Aws.Queues;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Lambda.RootRecheck;
using Guardrails.Tests.Unit.Fixtures;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Guardrails.Tests.Unit.Lambdas.RootRecheck;

/// <summary>The function before a substitute of AWS, which has all the rules and allows every call.</summary>
internal sealed class RecheckedFunction
{
    public const string FailedQueueUrl = "https://sqs.us-east-1.amazonaws.com/222222222222/GuardrailsRecheckFailed";

    private static readonly Settings Settings = new(
        OrganizationId.Parse("o-exampleorg1"),
        AccountId.Parse("111111111111"),
        Partition.Commercial,
        new(["root-access-keys", "root-mfa"], ["iam-root-access-key-check"]),
        new HashSet<AccountId> { AccountId.Parse("999999999999") },
        FailedQueueUrl);

    public static readonly string[] AllRules =
    [
        "OrgConfigRule-root-access-keys-abcd1234",
        "OrgConfigRule-root-mfa-abcd1234",
        "iam-root-access-key-check-conformance-pack-abc123def",
    ];

    private readonly StringWriter _log = new();
    private readonly RootRecheckFunction _function;

    public IAmazonSecurityTokenService Sts { get; } = Substitute.For<IAmazonSecurityTokenService>();

    public IAmazonConfigService Config { get; } = Substitute.For<IAmazonConfigService>();

    public IAmazonOrganizations Organizations { get; } = Substitute.For<IAmazonOrganizations>();

    public IAmazonSQS Sqs { get; } = Substitute.For<IAmazonSQS>();

    /// <summary>The clock, which the test moves.</summary>
    public MovingClock Clock { get; } = new();

    /// <summary>The bodies that were put aside.</summary>
    public List<string> PutAside { get; } = [];

    public List<string> Assumed { get; } = [];

    public List<IReadOnlyList<string>> Started { get; } = [];

    public List<AWSCredentials> Credentials { get; } = [];

    /// <summary>The function's deadline.</summary>
    public CancellationToken Deadline { get; set; } = TestContext.Current.CancellationToken;

    public RecheckedFunction(params TargetId[] units)
    {
        Sts.AssumeRoleAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            Assumed.Add(call.Arg<AssumeRoleRequest>()?.RoleArn ?? ""); // null while a test replaces this answer
            return new AssumeRoleResponse
            {
                Credentials = new("ASIA", "secret", "token", DateTime.UtcNow.AddMinutes(15)),
            };
        });
        Rules(AllRules);
        Config.StartConfigRulesEvaluationAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            Started.Add(call.Arg<StartConfigRulesEvaluationRequest>()?.ConfigRuleNames ?? []);
            return new StartConfigRulesEvaluationResponse();
        });
        Sqs.SendMessageAsync(default(SendMessageRequest)!, default).ReturnsForAnyArgs(call =>
        {
            var request = call.Arg<SendMessageRequest>();
            request?.QueueUrl.ShouldBe(FailedQueueUrl);
            PutAside.Add(request?.MessageBody ?? "");
            return new SendMessageResponse();
        });
        Organizations.DescribeAccountAsync(default!, default).ReturnsForAnyArgs(
            call => Described(call.Arg<DescribeAccountRequest>()?.AccountId ?? "", "ACTIVE"));
        _function = Create(Settings with { Detection = new(Enabled: true, units) });
    }

    /// <summary>An account of the organization in some state.</summary>
    public static DescribeAccountResponse Described(string account, string state) => new()
    {
        Account = new()
        {
            Id = account,
            Arn = $"arn:aws:organizations::111111111111:account/o-exampleorg1/{account}",
            State = state,
        },
    };

    /// <summary>The time since the messages were sent that the next batch brings.</summary>
    public TimeSpan Age { get; set; } = TimeSpan.FromSeconds(30);

    public void Rules(string[] names) =>
        Config.DescribeConfigRulesAsync(default!, default).ReturnsForAnyArgs(Page(names, next: null));

    public static DescribeConfigRulesResponse Page(string[]? names, string? next) => new()
    {
        ConfigRules = names?
            .Select(name => Rule(
                name,
                name.StartsWith("OrgConfigRule-", StringComparison.Ordinal)
                    ? "config-multiaccountsetup.amazonaws.com"
                    : "config-conforms.amazonaws.com"))
            .ToList(),
        NextToken = next,
    };

    /// <summary>A rule as AWS Config describes it; an account's own has no creator.</summary>
    public static ConfigRule Rule(string? name, string? creator) => new()
    {
        ConfigRuleName = name,
        ConfigRuleArn = "arn:aws:config:us-east-1:444444444444:config-rule/"
            + (creator is null ? "config-rule-own001" : $"aws-service-rule/{creator}/config-rule-abc123"),
        ConfigRuleState = ConfigRuleState.ACTIVE,
        CreatedBy = creator,
    };

    public void Break(string call, Exception fault)
    {
        switch (call)
        {
            case "sts:AssumeRole":
                Sts.AssumeRoleAsync(default!, default).ThrowsAsyncForAnyArgs(fault);
                break;
            case "config:DescribeConfigRules":
                Config.DescribeConfigRulesAsync(default!, default).ThrowsAsyncForAnyArgs(fault);
                break;
            case "config:StartConfigRulesEvaluation":
                Config.StartConfigRulesEvaluationAsync(default!, default).ThrowsAsyncForAnyArgs(fault);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(call), call, "No such call.");
        }

        Started.Clear();
    }

    public async Task<IReadOnlyList<string>> HandleAsync(params (string Id, string Body)[] messages)
    {
        var batch = new JsonObject
        {
            ["Records"] = new JsonArray([.. messages.Select(message => (JsonNode)new JsonObject
            {
                ["messageId"] = message.Id,
                ["receiptHandle"] = "handle",
                ["body"] = message.Body,
                ["attributes"] = new JsonObject
                {
                    ["SentTimestamp"] = $"{(Clock.GetUtcNow() - Age).ToUnixTimeMilliseconds()}",
                    ["ApproximateFirstReceiveTimestamp"] = $"{Clock.GetUtcNow().ToUnixTimeMilliseconds()}",
                },
                ["eventSource"] = "aws:sqs",
                ["eventSourceARN"] = "arn:aws:sqs:us-east-1:222222222222:GuardrailsRecheck",
            })]),
        };
        var answer = JsonNode.Parse(await InvokeAsync(batch.ToJsonString()))!.AsObject();
        answer.Select(member => member.Key).ShouldBe(["batchItemFailures"]);
        return
        [
            .. answer["batchItemFailures"]!.AsArray().Select(failure => failure!["itemIdentifier"]!.GetValue<string>()),
        ];
    }

    private RootRecheckFunction Create(Settings settings)
    {
        var calls = new AwsCalls(RecheckRemedies.Terms, TimeProvider.System);
        var starter = new RuleStarter(
            new RoleSessions(Sts, Settings.Partition, "session", calls),
            credentials =>
            {
                Credentials.Add(credentials);
                return Config;
            },
            calls);
        return new(
            settings,
            new(
                starter,
                settings,
                new OrganizationMembership(Organizations, Settings.Organization, calls, Clock),
                Clock),
            new QueueSender(Sqs, FailedQueueUrl, calls),
            Clock,
            new(_log));
    }

    public async Task<string> InvokeAsync(string batch)
    {
        using var request = new MemoryStream(Encoding.UTF8.GetBytes(batch));
        using var answer = new StreamReader(
            await _function.HandleAsync(request, Deadline));
        return await answer.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public IReadOnlyList<JsonObject> Lines() =>
    [
        .. _log.ToString()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!.AsObject()),
    ];

    public static string Finding(JsonObject line) => Texts(line["findings"]).ShouldHaveSingleItem();

    public static IReadOnlyList<string> Texts(JsonNode? list) =>
        [.. list!.AsArray().Select(text => text!.GetValue<string>())];
}

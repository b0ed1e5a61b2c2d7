using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Core.Ids;
using Guardrails.Lambda.RootRecheck;
using Guardrails.Tests.Unit.Lambdas.RootPosture;

namespace Guardrails.Tests.Unit.Lambdas;

/// <summary>
/// The function with the real SDK over a real connection: what AWS refuses to one account keeps nobody else waiting.
/// </summary>
public sealed class RootRecheckWireTests
{
    private const string Refused = "444444444444";
    private const string Other = "555555555555";

    private static readonly Settings Settings = new(
        OrganizationId.Parse("o-exampleorg1"),
        AccountId.Parse("111111111111"),
        Partition.Commercial,
        new(["root-mfa"], []),
        new HashSet<AccountId>(),
        "https://sqs.us-east-1.amazonaws.com/222222222222/Failed");

    private static int _sites;

    public static TheoryData<string, int, string, int> Refusals()
    {
        var rows = new TheoryData<string, int, string, int>();
        foreach (var call in new[]
        {
            "sts:AssumeRole",
            "config:DescribeConfigRules",
            "config:StartConfigRulesEvaluation",
        })
        {
            // Made again twice, and then left to the queue.
            rows.Add(call, 400, "ThrottlingException", 3);
            rows.Add(call, 500, "InternalFailure", 3);
            rows.Add(call, 400, "AccessDeniedException", 1);
            rows.Add(call, 400, "ExpiredTokenException", 1);
        }

        rows.Add("config:StartConfigRulesEvaluation", 400, "LimitExceededException", 3);
        rows.Add("config:StartConfigRulesEvaluation", 400, "ResourceInUseException", 1);
        return rows;
    }

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_refused_account_stays_in_the_queue_after_few_tries_and_the_next_one_has_its_turn(
        string action, int status, string code, int mostTries)
    {
        await using var wire = await AwsWire.StartAsync(call => call.Action == action && IsAbout(Refused, call)
            ? WireAnswer.Error(call, status, code, "refused")
            : Answer(call));
        var log = new StringWriter();

        var kept = await HandleAsync(wire, log, Settings, Message("m1", Refused), Message("m2", Other));

        kept.ShouldBe("""{"batchItemFailures":[{"itemIdentifier":"m1"}]}""");
        wire.Received.Count(call => call.Action == action && IsAbout(Refused, call)).ShouldBeInRange(1, mostTries);
        wire.Received.Count(call => call.Action == "config:StartConfigRulesEvaluation" && IsAbout(Other, call))
            .ShouldBe(1);
        var finding = JsonNode.Parse(log.ToString().Split('\n')[0])!["findings"]![0]!.GetValue<string>();
        finding.ShouldStartWith($"Account {Refused}: {action} failed: {code}");
        finding.ShouldContain(" Remedy: ");
    }

    [Theory]
    [InlineData(null, "us-east-1")]
    [InlineData("eu-central-1", "eu-central-1")]
    public async Task Rules_are_started_in_their_Region_and_sessions_opened_in_the_functions_own(
        string? rules, string expected)
    {
        await using var wire = await AwsWire.StartAsync(Answer);

        (await HandleAsync(wire, new StringWriter(), Settings with { DetectionRegion = rules }, Message("m1", Other)))
            .ShouldBe("""{"batchItemFailures":[]}""");

        wire.Received.Select(call => (call.Action, call.Region)).ShouldBe(
        [
            ("sts:AssumeRole", "us-east-1"), ("config:DescribeConfigRules", expected),
            ("config:StartConfigRulesEvaluation", expected),
        ]);
    }

    private static bool IsAbout(string account, WireCall call) =>
        call.AccessKeyId.Contains(account) || call.Body.Contains($":{account}:role/");

    /// <summary>A session's key says whose it is.</summary>
    private static WireAnswer Answer(WireCall call) => WireAnswer.Result(call, call.Action switch
    {
        "sts:AssumeRole" =>
            $"<Credentials><AccessKeyId>ASIA{(call.Body.Contains(Refused) ? Refused : Other)}</AccessKeyId>"
            + "<SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>"
            + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>",
        "config:DescribeConfigRules" =>
            """{"ConfigRules":[{"ConfigRuleName":"OrgConfigRule-root-mfa-abcd1234","ConfigRuleState":"ACTIVE","CreatedBy":"config-multiaccountsetup.amazonaws.com","ConfigRuleArn":"arn:aws:config:us-east-1:444444444444:config-rule/aws-service-rule/config-multiaccountsetup.amazonaws.com/config-rule-abc123"}]}""",
        _ => "{}",
    });

    private static JsonObject Message(string id, string account) => new()
    {
        ["messageId"] = id,
        ["body"] = RootEvent.With().Replace(Refused, account),
    };

    private static async Task<string> HandleAsync(
        AwsWire wire, TextWriter log, Settings functionSettings, params JsonNode[] messages)
    {
        var aws = new AwsClients(AwsClients.Impatient, settings =>
        {
            // The SDK remembers how far an endpoint's clock is off, and a port can come again.
            settings.ServiceURL = new Uri(wire.Address, $"recheck-{Interlocked.Increment(ref _sites)}/").ToString();
            settings.AuthenticationRegion = "us-east-1";
            settings.DefaultAWSCredentials = new BasicAWSCredentials("AKIAFUNCTION", "secret");
        });
        using var request = new MemoryStream(
            Encoding.UTF8.GetBytes(new JsonObject { ["Records"] = new JsonArray(messages) }.ToJsonString()));
        using var answer = new StreamReader(
            await new RootRecheckFunction(functionSettings, aws, TimeProvider.System, new(log))
                .HandleAsync(request, TestContext.Current.CancellationToken));
        return await answer.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}

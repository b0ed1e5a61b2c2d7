using System.Text.Json.Nodes;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Functions;
using Guardrails.Local.Services.Lambda;
using Guardrails.Local.Services.Logs;
using Guardrails.Local.Services.Sns;

namespace Guardrails.Tests.Contract;

/// <summary>The product's own clients of SNS and Lambda before the embedded organization.</summary>
public sealed class LocalInvocation : IAsyncLifetime
{
    private const string Account = "222222222222";
    private const string TopicArn = "arn:aws:sns:us-east-1:222222222222:Alerts";
    private LocalOrganization _aws = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // A host that ends at once stands for a function that fails.
        _aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new() { DotnetHost = "false" }, Cancellation);
        _aws.World.Of<SnsState>().Topics.Add(TopicArn, new(TopicArn));
    }

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task A_function_that_fails_is_an_answer_with_its_error()
    {
        AddFunction();
        using var client = Lambda("lambda:InvokeFunction");

        var answer = await client.InvokeAsync(
            new InvokeRequest { FunctionName = "Alerts", PayloadStream = new("{\"job\":\"test\"}"u8.ToArray()) },
            Cancellation);

        (answer.StatusCode, answer.FunctionError, answer.ExecutedVersion).ShouldBe((200, "Unhandled", "$LATEST"));
        ((string)JsonNode.Parse(answer.Payload.ToArray())!["errorType"]!).ShouldBe("Runtime.ExitError");
    }

    [Fact]
    public async Task A_function_that_nobody_waits_for_runs_when_everything_that_is_due_happens_and_only_then()
    {
        AddFunction();
        using var client = Lambda("lambda:InvokeFunction");
        using var stranger = Lambda("lambda:InvokeFunction", account: "444444444444");
        InvokeRequest request = new()
        {
            FunctionName = "Alerts",
            InvocationType = InvocationType.Event,
            PayloadStream = new("{\"job\":\"test\"}"u8.ToArray()),
        };

        var answer = await client.InvokeAsync(request, Cancellation);
        (await Should.ThrowAsync<AmazonLambdaException>(() => stranger.InvokeAsync(
            new InvokeRequest
            {
                FunctionName = "arn:aws:lambda:us-east-1:222222222222:function:Alerts",
                InvocationType = InvocationType.Event,
            },
            Cancellation)))
            .ErrorCode.ShouldBe("AccessDeniedException");

        (answer.StatusCode, answer.FunctionError, answer.Payload?.Length ?? 0).ShouldBe((202, null, 0L));
        Waiting().ShouldBe(1);
        await _aws.DeliverEventsAsync(Cancellation);
        Waiting().ShouldBe(0);
        int Waiting() => _aws.World.Of<LambdaState>().Waiting.Count;
    }

    [Fact]
    public async Task Whoever_may_not_invoke_a_function_is_refused_and_it_does_not_run()
    {
        AddFunction();
        using var client = Lambda("lambda:GetFunction");

        var error = await Should.ThrowAsync<AmazonLambdaException>(() => client.InvokeAsync(
            new InvokeRequest { FunctionName = "arn:aws:lambda:us-east-1:222222222222:function:Alerts" },
            Cancellation));

        error.ErrorCode.ShouldBe("AccessDeniedException");
        error.Message.ShouldContain("lambda:InvokeFunction");
    }

    [Fact]
    public async Task A_function_of_another_account_needs_its_own_policy_besides()
    {
        AddFunction();
        using var client = Lambda("lambda:InvokeFunction", account: "444444444444");
        var request = new InvokeRequest { FunctionName = "arn:aws:lambda:us-east-1:222222222222:function:Alerts" };

        (await Should.ThrowAsync<AmazonLambdaException>(() => client.InvokeAsync(request, Cancellation)))
            .Message.ShouldContain("no resource-based policy allows");
        _aws.World.Of<LambdaState>().Functions.Values.Single().Permissions["Other"] =
            new("444444444444", "lambda:InvokeFunction", null, null, null);
        (await client.InvokeAsync(request, Cancellation)).FunctionError.ShouldBe("Unhandled");
    }

    [Fact]
    public async Task A_call_that_failed_after_it_published_is_repeated_and_publishes_twice()
    {
        using var client = new AmazonSimpleNotificationServiceClient(
            Credentials("sns:Publish"), Configure(new AmazonSimpleNotificationServiceConfig { MaxErrorRetry = 2 }));
        _aws.DisturbTopics(TopicFault.FailAfter);

        var published = await client.PublishAsync(
            new PublishRequest
            {
                TopicArn = TopicArn,
                Subject = "HIGH: a key",
                Message = "text",
                MessageAttributes = new() { ["kind"] = new() { DataType = "String", StringValue = "RootKeyMade" } },
            },
            Cancellation);

        var messages = _aws.Describe().Messages;
        messages.Select(message => message.Text).ShouldBe(["text", "text"]);
        messages[^1].Id.ShouldBe(published.MessageId);
        messages[^1].Attributes["kind"].ShouldBe("RootKeyMade");
    }

    private AmazonLambdaClient Lambda(string allowed, string account = Account) =>
        new(Credentials(allowed, account), Configure(new AmazonLambdaConfig { MaxErrorRetry = 0 }));

    private TConfig Configure<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        config.ServiceURL = _aws.Endpoint.AbsoluteUri;
        config.AuthenticationRegion = "us-east-1";
        return config;
    }

    private SessionAWSCredentials Credentials(string allowed, string account = Account)
    {
        var role = _aws.World.NewRole(_aws.World.Account(account), "Caller", "{}");
        role.InlinePolicies["Allowed"] =
            $$"""{"Statement":{"Effect":"Allow","Action":"{{allowed}}","Resource":"*"} }""";
        var issued = _aws.World.Of<Sessions>().Issue(
            new RoleSession(role, "test", []), _aws.World.Now.AddHours(1)).Credentials;
        return new(issued.AccessKeyId, issued.SecretAccessKey, issued.SessionToken);
    }

    private void AddFunction()
    {
        const string arn = "arn:aws:lambda:us-east-1:222222222222:function:Alerts";
        var world = _aws.World;
        var role = world.NewRole(world.Account(Account), "Function", "{}");
        role.InlinePolicies["Logs"] =
            """{"Statement":{"Effect":"Allow","Action":"logs:*","Resource":"*"} }""";
        var group = LogGroup.ArnOf(world, Account, "us-east-1", "/alerts");
        world.Of<LogsState>().LogGroups.Add(group, new(world, "/alerts", group));
        var settings = new FunctionSettings(
            "Alerts", arn, "us-east-1", AppContext.BaseDirectory, "Alerts", 128, TimeSpan.FromSeconds(3), "/alerts",
            new Dictionary<string, string>());
        world.Of<LambdaState>().Functions.Add(arn, new(arn, Account, "us-east-1")
        {
            RoleArn = role.Arn,
            Settings = settings,
            Running = world.The<FunctionHost>().Create(
                settings, () => new(new("key", "secret", "token"), () => false), _ => { }),
        });
    }
}

using System.Text.Json.Nodes;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;
using Guardrails.Local;
using Guardrails.Local.Services.CloudTrail;

namespace Guardrails.Tests.Synth;

/// <summary><c>guardrails usage</c>, in a process of its own, on an embedded organization and on files.</summary>
public sealed class LocalUsage
{
    private const string Role = "OrganizationAccountAccessRole";
    private const string App = "arn:aws:iam::444444444444:role/service/app";

    private static readonly AccountId Management = AccountId.Parse("111111111111");
    private static readonly AccountId Payments = AccountId.Parse("444444444444");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_was_used_is_shown_with_its_calls_in_every_Region()
    {
        await using var aws = await StartAsync();
        var key = await UsedKeyAsync(aws);
        Log(aws, key, "eu-west-1", "ec2", "RunInstances", 60);

        var result = await UsageAsync(
            aws, "--key", key, "--role", Role, "--last-used", $"{DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss'Z'}");

        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        var read = JsonNode.Parse(result.Output)!;
        ((bool)read["complete"]!).ShouldBeTrue();
        var shown = read["keys"]![0]!;
        ((string)shown["verdict"]!).ShouldBe("USED");
        shown["allowed"]!.AsArray()
            .Select(one => $"{one!["service"]} {one["name"]} {one["count"]} {one["regions"]![0]}")
            .ShouldBe(
            [
                "ec2.amazonaws.com RunInstances 60 eu-west-1", "iam.amazonaws.com ListAccessKeys 1 us-east-1",
            ]);
    }

    [Fact]
    public async Task A_root_session_lists_the_keys_and_their_last_use_and_one_that_did_nothing_is_unused()
    {
        await using var aws = await StartAsync();
        aws.World.TrustedServices["iam.amazonaws.com"] = aws.World.Now;
        aws.World.OrganizationFeatures.UnionWith(["RootCredentialsManagement", "RootSessions"]);
        aws.World.Account(Payments.Value).Root.AccessKeys.ForEach(one => one.LastUsed = null);

        var result = await UsageAsync(aws, "--role", Role);

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        JsonNode.Parse(result.Output)!["keys"]!.AsArray().Select(one => (string)one!["verdict"]!)
            .Distinct().ShouldBe(["UNUSED"]);
    }

    [Fact]
    public async Task A_Region_that_a_policy_denies_is_named_and_the_key_is_not_called_unused()
    {
        await using var aws = await StartAsync();
        aws.World.Account(Payments.Value).Roles[Role].InlinePolicies["no"] =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"cloudtrail:LookupEvents","Resource":"*",
             "Condition":{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}}]}
            """;

        var result = await UsageAsync(aws, "--key", "AKIAI44QH8DHBEXAMPLE", "--role", Role, "--last-used", "never");

        result.ExitCode.ShouldBe(3, result.Output + result.Error);
        var key = JsonNode.Parse(result.Output)!["keys"]![0]!;
        ((string)key["verdict"]!).ShouldBe("CANNOT_TELL");
        ((string)key["gaps"]!.AsArray().ShouldHaveSingleItem()!).ShouldStartWith(
            "eu-west-1: cloudtrail:LookupEvents failed: AccessDenied");
    }

    [Fact]
    public async Task Credentials_of_another_account_need_a_role_and_those_of_the_account_a_key()
    {
        await using var aws = await StartAsync();

        var foreign = await GuardrailsCommand.RunAsync(
            aws, aws.Administrator(Management), "usage", Payments.Value, "--key", "AKIAI44QH8DHBEXAMPLE");
        var own = await GuardrailsCommand.RunAsync(aws, aws.Administrator(Payments), "usage", Payments.Value);

        (foreign.ExitCode, own.ExitCode).ShouldBe((2, 2), foreign.Error + own.Error);
        foreign.Error.ShouldContain("--role");
        own.Error.ShouldContain("--key");
    }

    [Fact]
    public async Task A_reading_is_kept_in_a_file_and_goes_on_from_it()
    {
        await using var aws = await StartAsync();
        var key = await UsedKeyAsync(aws);
        var folder = Directory.CreateTempSubdirectory("usage-");
        try
        {
            string[] arguments =
            [
                "--key", key, "--role", Role, "--last-used", "never", "--resume", Path.Combine(folder.FullName, "kept"),
            ];
            var first = await UsageAsync(aws, arguments);
            aws.World.Account(Payments.Value).Roles[Role].InlinePolicies["no"] =
                """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"cloudtrail:*","Resource":"*"}]}""";

            var again = await UsageAsync(aws, arguments);

            first.ExitCode.ShouldBe(1, first.Output + first.Error);
            again.Output.ShouldBe(first.Output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Files_are_read_as_documented_and_say_what_they_cannot()
    {
        var folder = Directory.CreateTempSubdirectory("usage-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "444444444444_CloudTrail_us-east-1_20261123T0900Z_abc.json"),
                """{"Records":[{"eventID":"1","eventTime":"2026-11-23T09:00:00Z","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","awsRegion":"us-east-1","userIdentity":{"type":"Root","accountId":"444444444444","accessKeyId":"AKIAIOSFODNN7EXAMPLE"}}]}""",
                Cancellation);
            var words = DocumentedCommands.UsageOfFiles.Split(" -- ")[1].Split(' ')
                .Select(word => word == "trail/" ? folder.FullName : word).Append("--days").Append("3650");

            var result = await GuardrailsCommand.RunAsync([.. words]);

            result.ExitCode.ShouldBe(3, result.Output + result.Error);
            result.Output.ShouldContain("USED: 1 call of 1 service");
            result.Output.ShouldContain("files do not say which Regions are enabled");
            result.Output.ShouldContain("Files of us-east-1: 1 day from 2026-11-23 to 2026-11-23");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_used_key_gets_its_replacement_and_is_replaced_when_the_role_has_made_its_calls()
    {
        await using var aws = await StartAsync();
        var folder = Directory.CreateTempSubdirectory("usage-");
        try
        {
            const string key = "AKIAI44QH8DHBEXAMPLE";
            var (target, used) = (Path.Combine(folder.FullName, "role"), aws.World.Now.AddDays(-20));
            string[] arguments =
            [
                "--key", key, "--role", Role, "--last-used", $"{used:yyyy-MM-dd'T'HH:mm:ss'Z'}",
            ];
            Log(aws, key, "eu-west-1", "ec2", "DescribeVpcs", 60, used);
            Log(aws, key, "us-east-1", "dynamodb", "CreateTable", 1, used);

            var written = await UsageAsync(aws, [.. arguments, "--replacement", target, "--name", "App"]);
            var again = await UsageAsync(aws, [.. arguments, "--replacement", target]);
            var before = await UsageAsync(aws, [.. arguments, "--against", App]);
            Log(aws, "eu-west-1", "ec2", "DescribeVpcs", error: null);
            Log(aws, "us-east-1", "dynamodb", "CreateTable", "AccessDeniedException");
            var refused = await UsageAsync(aws, [.. arguments, "--against", App]);
            Log(aws, "us-east-1", "dynamodb", "CreateTable", error: null);
            var after = await UsageAsync(aws, [.. arguments, "--against", App]);
            var shouted = await UsageAsync(aws, [.. arguments, "--against", App, "--quiet-days", "21"]);

            written.ExitCode.ShouldBe(1, written.Output + written.Error);
            PolicyDocument.Parse(await File.ReadAllTextAsync(Path.Combine(target, "App1.json"), Cancellation))
                .Statements.SelectMany(one => one.Actions.Values).Order(StringComparer.Ordinal)
                .ShouldBe(["dynamodb:CreateTable", "ec2:DescribeVpcs"]);
            JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(target, "App.template.json"), Cancellation))!
                ["Resources"]!["App"]!["Type"]!.GetValue<string>().ShouldBe("AWS::IAM::Role");
            again.ExitCode.ShouldBe(2);
            again.Error.ShouldContain("--force");
            Answer(before).ShouldBe((1, "NOT_REPLACED", 0, 2, 0), before.Output + before.Error);
            Answer(refused).ShouldBe((1, "NOT_REPLACED", 1, 1, 1), refused.Output + refused.Error);
            Answer(after).ShouldBe((0, "REPLACED", 2, 0, 0), after.Output + after.Error);
            Answer(shouted).ShouldBe((1, "NOT_REPLACED", 2, 0, 0), shouted.Output + shouted.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static (int, string, int, int, int) Answer(JudgeResult result)
        {
            var found = JsonNode.Parse(result.Output)!["comparison"]!;
            return (
                result.ExitCode, (string)found["verdict"]!, found["made"]!.AsArray().Count,
                found["notMade"]!.AsArray().Count, found["refusedToRole"]!.AsArray().Count);
        }
    }

    private static Task<LocalOrganization> StartAsync() =>
        LocalOrganization.StartAsync(LocalOrganization.Sample(), new(), Cancellation);

    private static Task<JudgeResult> UsageAsync(LocalOrganization aws, params string[] arguments) =>
        GuardrailsCommand.RunAsync(
            aws, aws.Administrator(Management), ["usage", Payments.Value, "--output", "json", .. arguments]);

    /// <summary>A new root key, and one call with it.</summary>
    private static async Task<string> UsedKeyAsync(LocalOrganization aws)
    {
        using var root = RootClient.Of(aws, Payments);
        var made = (await root.CreateAccessKeyAsync(new CreateAccessKeyRequest(), Cancellation)).AccessKey;
        using var by = new AmazonIdentityManagementServiceClient(
            new BasicAWSCredentials(made.AccessKeyId, made.SecretAccessKey),
            new AmazonIdentityManagementServiceConfig
            {
                ServiceURL = aws.Endpoint.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0,
            });
        await by.ListAccessKeysAsync(new ListAccessKeysRequest(), Cancellation);
        return made.AccessKeyId;
    }

    /// <summary>Calls of services that the embedded organization does not have.</summary>
    private static void Log(
        LocalOrganization aws,
        string key,
        string region,
        string service,
        string name,
        int count,
        DateTimeOffset? time = null)
    {
        var when = time ?? aws.World.Now;
        for (var at = 0; at < count; at++)
        {
            aws.World.Of<EventHistory>().Add(Payments.Value, region, when, new()
            {
                ["eventID"] = $"{service}-{at}",
                ["eventTime"] = $"{when:yyyy-MM-dd'T'HH:mm:ss'Z'}",
                ["eventSource"] = $"{service}.amazonaws.com",
                ["eventName"] = name,
                ["awsRegion"] = region,
                ["readOnly"] = false,
                ["requestParameters"] = new JsonObject { ["tableName"] = "orders" },
                ["userIdentity"] = new JsonObject
                {
                    ["type"] = "Root", ["accountId"] = Payments.Value, ["accessKeyId"] = key,
                },
            });
        }
    }

    /// <summary>A call of the role a day ago.</summary>
    private static void Log(LocalOrganization aws, string region, string service, string name, string? error)
    {
        var when = aws.World.Now.AddDays(-1);
        var detail = new JsonObject
        {
            ["eventID"] = $"role-{service}-{error}",
            ["eventTime"] = $"{when:yyyy-MM-dd'T'HH:mm:ss'Z'}",
            ["eventSource"] = $"{service}.amazonaws.com",
            ["eventName"] = name,
            ["awsRegion"] = region,
            ["readOnly"] = false,
            ["requestParameters"] = new JsonObject { ["tableName"] = "orders" },
            ["userIdentity"] = new JsonObject
            {
                ["type"] = "AssumedRole",
                ["accountId"] = Payments.Value,
                ["sessionContext"] = new JsonObject
                {
                    ["sessionIssuer"] = new JsonObject { ["type"] = "Role", ["arn"] = App },
                },
            },
        };
        if (error is not null)
            detail["errorCode"] = error;
        aws.World.Of<EventHistory>().Add(Payments.Value, region, when, detail);
    }
}

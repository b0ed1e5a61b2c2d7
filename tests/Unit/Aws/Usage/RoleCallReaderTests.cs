using System.Text.Json.Nodes;
using Amazon.CloudTrail;
using Amazon.Runtime;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Usage;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Usage;
using Guardrails.Core.Usage.Replacement;
using Guardrails.Local;
using Guardrails.Local.Services.CloudTrail;

namespace Guardrails.Tests.Unit.Aws.Usage;

/// <summary>The reader of a role's calls, over the wire of the embedded organization.</summary>
public sealed class RoleCallReaderTests
{
    private const string Role = "arn:aws:iam::444444444444:role/service/app";

    private static readonly AccountId Account = AccountId.Parse("444444444444");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_of_the_role_are_found_on_every_page_and_those_of_others_are_passed_over()
    {
        await using var aws = await StartAsync();
        Log(aws, "us-east-1", "RunInstances", 1);
        Log(aws, "us-east-1", "RunInstances", 120, "arn:aws:iam::444444444444:role/app");
        Log(aws, "us-east-1", "RunInstances", 60, Role + "2");
        Log(aws, "us-east-1", "RunInstances", 1);
        Log(aws, "us-east-1", "StopInstances", 3);
        Log(aws, "eu-west-1", "RunInstances", 2);

        var (calls, gaps) = await ReadAsync(aws, ("us-east-1", ["RunInstances"]), ("eu-west-1", ["RunInstances"]));

        gaps.ShouldBeEmpty();
        calls.Select(call => $"{call.Region} {call.Name}").Order().ShouldBe(
        [
            "eu-west-1 RunInstances", "eu-west-1 RunInstances", "us-east-1 RunInstances", "us-east-1 RunInstances",
        ]);
    }

    [Fact]
    public async Task Beyond_the_most_pages_is_a_gap_that_names_the_event_and_the_Region()
    {
        await using var aws = await StartAsync();
        Log(aws, "us-east-1", "RunInstances", 1);
        Log(aws, "us-east-1", "RunInstances", RoleCallReader.MostPages * 50, "arn:aws:iam::444444444444:role/other");
        Log(aws, "us-east-1", "StopInstances", 1);

        var (calls, gaps) = await ReadAsync(aws, ("us-east-1", ["RunInstances", "StopInstances"]));

        calls.ShouldHaveSingleItem().Name.ShouldBe("StopInstances");
        var gap = gaps.ShouldHaveSingleItem();
        gap.Region.ShouldBe("us-east-1");
        gap.Reason.ShouldContain("RunInstances");
    }

    [Fact]
    public async Task As_many_pages_as_are_read_at_most_are_no_gap()
    {
        await using var aws = await StartAsync();
        Log(aws, "us-east-1", "RunInstances", 1);
        Log(aws, "us-east-1", "RunInstances", (RoleCallReader.MostPages * 50) - 1, Role + "2");

        var (calls, gaps) = await ReadAsync(aws, ("us-east-1", ["RunInstances"]));

        calls.ShouldHaveSingleItem();
        gaps.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_Region_that_refuses_is_a_gap_for_every_name_and_the_others_are_read()
    {
        await using var aws = await StartAsync();
        aws.World.Account(Account.Value).Roles["OrganizationAccountAccessRole"].InlinePolicies["no"] =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"cloudtrail:LookupEvents","Resource":"*",
             "Condition":{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}}]}
            """;
        Log(aws, "us-east-1", "RunInstances", 1);
        Log(aws, "eu-west-1", "RunInstances", 1);

        var (calls, gaps) = await ReadAsync(
            aws, ("us-east-1", ["RunInstances"]), ("eu-west-1", ["RunInstances", "StopInstances"]));

        calls.ShouldHaveSingleItem().Region.ShouldBe("us-east-1");
        gaps.Count.ShouldBe(2);
        gaps.ShouldAllBe(gap => gap.Region == "eu-west-1" && gap.Reason.Contains("AccessDenied"));
        gaps.Select(gap => gap.Reason.Split(':')[0]).ShouldBe(
            ["the role's calls of RunInstances", "the role's calls of StopInstances"]);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_a_gap()
    {
        await using var aws = await StartAsync();
        Log(aws, "us-east-1", "RunInstances", 1, change: detail => detail["eventSource"] = "");

        var (calls, gaps) = await ReadAsync(aws, ("us-east-1", ["RunInstances"]));

        calls.ShouldBeEmpty();
        gaps.ShouldHaveSingleItem().Reason.ShouldContain("cannot be read");
    }

    private static SessionAWSCredentials Credentials(LocalOrganization aws)
    {
        var own = aws.Administrator(Account);
        return new(own.AccessKeyId, own.SecretAccessKey, own.SessionToken);
    }

    private static Task<LocalOrganization> StartAsync() =>
        LocalOrganization.StartAsync(LocalOrganization.Sample(), new(), Cancellation);

    private static async Task<(IReadOnlyList<RootActivity> Calls, IReadOnlyList<UsageGap> Gaps)> ReadAsync(
        LocalOrganization aws, params (string Region, IReadOnlyList<string> Names)[] names)
    {
        // The pace of lookups is kept by a clock that does not make the test wait.
        var time = new InstantTime(aws.World.Now);
        return await new RoleCallReader(
            region => new(
                new AmazonCloudTrailClient(Credentials(aws), new AmazonCloudTrailConfig
                {
                    ServiceURL = aws.Endpoint.ToString(), AuthenticationRegion = region, MaxErrorRetry = 0,
                }),
                new AwsCalls(new CallTerms(failed => $"allow {failed.Action}."), time).For(Account)),
            new Progress<string>())
            .ReadAsync(
                IamRoleArn.TryParse(Role)!,
                names.ToDictionary(one => one.Region, one => one.Names),
                UsageWindow.Before(aws.World.Now, UsageWindow.DaysOfHistory),
                Cancellation);
    }

    private static void Log(
        LocalOrganization aws,
        string region,
        string name,
        int count,
        string role = Role,
        Action<JsonObject>? change = null)
    {
        // AWS takes whole seconds: what happens in the second of the question may be left out.
        var time = aws.World.Now.AddMinutes(-1);
        for (var at = 0; at < count; at++)
        {
            var detail = new JsonObject
            {
                ["eventID"] = $"{region} {name} {role} {at}",
                ["eventTime"] = $"{time:yyyy-MM-dd'T'HH:mm:ss'Z'}",
                ["eventSource"] = "ec2.amazonaws.com",
                ["eventName"] = name,
                ["awsRegion"] = region,
                ["userIdentity"] = new JsonObject
                {
                    ["type"] = "AssumedRole",
                    ["accountId"] = Account.Value,
                    ["sessionContext"] = new JsonObject
                    {
                        ["sessionIssuer"] = new JsonObject { ["type"] = "Role", ["arn"] = role },
                    },
                },
            };
            change?.Invoke(detail);
            aws.World.Of<EventHistory>().Add(Account.Value, region, time, detail);
        }
    }
}

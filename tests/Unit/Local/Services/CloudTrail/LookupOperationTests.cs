using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Services.CloudTrail;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.CloudTrail;

/// <summary>Event history of the embedded organization: an account's own, of a Region, for 90 days.</summary>
public sealed class LookupOperationTests
{
    private const string Key = "AKIAIOSFODNN7EXAMPLE";

    private readonly LocalWorld _aws = new();

    [Fact]
    public async Task Events_of_a_key_come_newest_first_fifty_a_page()
    {
        Log(120);

        var first = await LookupAsync();
        var second = await LookupAsync(first["NextToken"]);
        var third = await LookupAsync(second["NextToken"]);

        Ids(first).Concat(Ids(second)).Concat(Ids(third)).ShouldBe(
            Enumerable.Range(0, 120).Reverse().Select(id => $"{id}"));
        (Ids(first).Count(), Ids(second).Count(), Ids(third).Count()).ShouldBe((50, 50, 20));
        third["NextToken"].ShouldBeNull();
    }

    [Fact]
    public async Task Events_of_another_key_account_or_Region_and_older_than_90_days_are_not_found()
    {
        Log(1);
        Log(1, key: "AKIAI44QH8DHBEXAMPLE");
        Log(1, account: LocalWorld.Storefront);
        Log(1, region: "eu-west-1");

        Ids(await LookupAsync()).Count().ShouldBe(1);
        _aws.Clock.Move(TimeSpan.FromDays(90));
        Ids(await LookupAsync()).Count().ShouldBe(1);
        _aws.Clock.Move(TimeSpan.FromSeconds(1));
        Ids(await LookupAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_of_a_name_are_found_whoever_called()
    {
        Log(2);
        Log(1, key: "AKIAI44QH8DHBEXAMPLE");
        Log(1, name: "DeleteBucket");

        var found = await _aws.CallAsync(_aws.AdministratorOf(LocalWorld.Payments), "cloudtrail", "LookupEvents", new()
        {
            ["LookupAttributes"] = new JsonArray(new JsonObject
            {
                ["AttributeKey"] = "EventName", ["AttributeValue"] = "ListBuckets",
            }),
        });

        Ids(found).Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_token_is_of_one_lookup()
    {
        Log(60);
        var token = (await LookupAsync())["NextToken"];

        (await RefusedAsync(new() { ["NextToken"] = token!.DeepClone(), ["MaxResults"] = 10, ["StartTime"] = 5 }))
            .ShouldBe("InvalidNextTokenException");
        (await RefusedAsync(new() { ["NextToken"] = "token" })).ShouldBe("InvalidNextTokenException");
    }

    [Fact]
    public async Task What_AWS_refuses_is_refused()
    {
        (await RefusedAsync(new() { ["StartTime"] = 2, ["EndTime"] = 1 })).ShouldBe("InvalidTimeRangeException");
        (await RefusedAsync(new() { ["LookupAttributes"] = new JsonArray(ByKey(), ByKey()) }))
            .ShouldBe("InvalidLookupAttributesException");
    }

    [Fact]
    public async Task A_root_user_s_call_is_found_with_the_key_that_signed_it()
    {
        await _aws.CallAsync(_aws.RootOf(LocalWorld.Payments), "iam", "CreateAccessKey");

        var found = await _aws.CallAsync(_aws.AdministratorOf(LocalWorld.Payments), "cloudtrail", "LookupEvents", []);

        var one = found["Events"]!.AsArray().ShouldHaveSingleItem()!;
        one["EventName"]!.GetValue<string>().ShouldBe("CreateAccessKey");
        JsonNode.Parse(one["CloudTrailEvent"]!.GetValue<string>())!["userIdentity"]!["type"]!.GetValue<string>()
            .ShouldBe("Root");
    }

    private static JsonObject ByKey() => new() { ["AttributeKey"] = "AccessKeyId", ["AttributeValue"] = Key };

    private static IEnumerable<string> Ids(JsonObject answer) =>
        answer["Events"]!.AsArray().Select(one => one!["EventId"]!.GetValue<string>());

    private void Log(
        int count,
        string key = Key,
        string account = LocalWorld.Payments,
        string region = "us-east-1",
        string name = "ListBuckets")
    {
        for (var id = 0; id < count; id++)
        {
            _aws.World.Of<EventHistory>().Add(account, region, _aws.World.Now, new()
            {
                ["eventID"] = $"{id}",
                ["eventName"] = name,
                ["eventSource"] = "s3.amazonaws.com",
                ["readOnly"] = true,
                ["userIdentity"] = new JsonObject { ["type"] = "Root", ["accessKeyId"] = key },
            });
        }
    }

    private Task<JsonObject> LookupAsync(JsonNode? token = null)
    {
        var input = new JsonObject { ["LookupAttributes"] = new JsonArray(ByKey()) };
        if (token is not null)
            input["NextToken"] = token.DeepClone();
        return _aws.CallAsync(_aws.AdministratorOf(LocalWorld.Payments), "cloudtrail", "LookupEvents", input);
    }

    private async Task<string> RefusedAsync(JsonObject input)
    {
        if (input["LookupAttributes"] is null)
            input["LookupAttributes"] = new JsonArray(ByKey());
        return (await _aws.RefusalAsync(
            _aws.AdministratorOf(LocalWorld.Payments), "cloudtrail", "LookupEvents", input)).Code;
    }
}

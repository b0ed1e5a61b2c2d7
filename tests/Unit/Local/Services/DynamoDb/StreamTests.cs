using System.Text.Json.Nodes;
using Guardrails.Local.Calls;

namespace Guardrails.Tests.Unit.Local.Services.DynamoDb;

public sealed class StreamTests : IAsyncLifetime
{
    private const string Sets = """
        ,"UpdateExpression":"SET #said = :said","ExpressionAttributeNames":{"#said":"said"},
          "ExpressionAttributeValues":{":said":{"S":"SAID"} }
        """;

    private readonly TableSite _site = new();

    public async ValueTask InitializeAsync() => await _site.DeployAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Each_change_is_a_record_in_the_shape_that_AWS_documents()
    {
        await _site.PutAsync("A/1", "o", ""","said":{"S":"first"}""");
        await _site.InvokeAsync("UpdateItem", Update("second"));
        await _site.InvokeAsync("DeleteItem", TableSite.Key("A/1", "o"));

        _site.Records.Select(Said).ShouldBe(["INSERT:  > first", "MODIFY: first > second", "REMOVE: second > "]);
        var record = _site.Records[1];
        record.Select(member => member.Key).ShouldBe(
            ["eventID", "eventName", "eventVersion", "eventSource", "awsRegion", "dynamodb", "eventSourceARN"]);
        record["eventSourceARN"]!.GetValue<string>().ShouldBe($"{TableSite.Arn}/stream/2026-11-23T09:00:00.000");
        record["dynamodb"]!["Keys"]!.ToJsonString().ShouldBe("""{"pk":{"S":"A/1"},"sk":{"S":"o"}}""");
        record["dynamodb"]!["ApproximateCreationDateTime"]!.GetValue<long>().ShouldBe(1_795_424_400);
        record["dynamodb"]!["StreamViewType"]!.GetValue<string>().ShouldBe("NEW_AND_OLD_IMAGES");
        _site.Records.Select(one => one["dynamodb"]!["SequenceNumber"]!.GetValue<string>())
            .ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        _site.Records.Select(one => one["eventID"]!.GetValue<string>()).ShouldBeUnique();
    }

    [Fact]
    public async Task A_write_that_changes_nothing_or_is_refused_is_no_record()
    {
        await _site.PutAsync("A/1", "o", ""","said":{"S":"first"}""");

        await _site.PutAsync("A/1", "o", ""","said":{"S":"first"}""");
        await _site.InvokeAsync("UpdateItem", Update("first"));
        await _site.InvokeAsync("DeleteItem", TableSite.Key("A/1", "other"));
        await _site.FailAsync("UpdateItem", TableSite.Key(
            "A/1", "o", Sets + ""","ConditionExpression":"attribute_not_exists(pk)" """));

        _site.Records.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_over_is_removed_by_the_service_itself_when_its_time_has_passed()
    {
        await _site.PutAsync("A/1", "over", $$""","expires":{"N":"{{1_795_424_400 + 60}}"}""");
        await _site.PutAsync("A/1", "later", $$""","expires":{"N":"{{1_795_424_400 + 62}}"}""");
        await _site.PutAsync("A/1", "text", ""","expires":{"S":"1"}""");
        await _site.PutAsync("A/1", "never");

        _site.Clock.Move(TimeSpan.FromSeconds(60));
        await PumpAsync();
        _site.Table.Items.Count().ShouldBe(4);
        _site.Clock.Move(TimeSpan.FromSeconds(1));
        await PumpAsync();

        _site.Table.Items.Select(item => item["sk"]!["S"]!.GetValue<string>())
            .ShouldBe(["later", "text", "never"], ignoreOrder: true);
        var removed = _site.Records[^1];
        (removed["eventName"]!.GetValue<string>(), removed["dynamodb"]!["OldImage"]!["sk"]!["S"]!.GetValue<string>())
            .ShouldBe(("REMOVE", "over"));
        removed["userIdentity"]!.ToJsonString()
            .ShouldBe("""{"type":"Service","principalId":"dynamodb.amazonaws.com"}""");
    }

    [Fact]
    public async Task A_record_is_kept_for_a_day()
    {
        await _site.PutAsync("A/1", "o");
        _site.Clock.Move(TimeSpan.FromHours(24));
        _site.Records.ShouldHaveSingleItem();
        _site.Clock.Move(TimeSpan.FromSeconds(1));
        _site.Records.ShouldBeEmpty();
    }

    private async Task PumpAsync() => await Pumps.RunAsync(_site.World, TestContext.Current.CancellationToken);

    private static string Update(string said) =>
        TableSite.Key("A/1", "o", Sets.Replace("SAID", said, StringComparison.Ordinal));

    private static string Said(JsonObject record) =>
        $"{record["eventName"]}: {record["dynamodb"]!["OldImage"]?["said"]?["S"]} > "
        + $"{record["dynamodb"]!["NewImage"]?["said"]?["S"]}";
}

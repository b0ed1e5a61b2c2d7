using System.Text.Json.Nodes;

namespace Guardrails.Tests.Unit.Local.Services.DynamoDb;

public sealed class QueryTests : IAsyncLifetime
{
    // The last two stand the other way round in UTF-16.
    private static readonly string[] InOrder = ["Z", "a", "b", "\u00e4", "\uff61", "\ud83d\ude00"];
    private readonly TableSite _site = new();

    public async ValueTask InitializeAsync()
    {
        await _site.DeployAsync();
        foreach (var sort in InOrder.Reverse())
            await _site.PutAsync("A/1", sort, ""","list":{"S":"pending"},"listedAt":{"S":"same"}""");
        await _site.PutAsync("A/2", "a");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Items_come_in_the_order_of_their_bytes_forward_and_backward()
    {
        (await SortsAsync("pk = :pk")).ShouldBe(InOrder);
        (await SortsAsync("pk = :pk", "\"ScanIndexForward\":false")).ShouldBe(InOrder.Reverse());
        (await SortsAsync("pk = :pk AND sk < :sk")).ShouldBe(InOrder[..2]);
        (await SortsAsync("pk = :pk AND sk >= :sk")).ShouldBe(InOrder[2..]);
        (await SortsAsync("pk = :pk AND begins_with(sk, :sk)")).ShouldBe(["b"]);
    }

    [Theory]
    [InlineData("sk = :sk", "missed key schema element: pk")]
    [InlineData("pk = :pk OR sk = :sk", "Invalid KeyConditionExpression")]
    [InlineData("pk = :pk AND sk = :sk AND sk = :sk", "Invalid KeyConditionExpression")]
    [InlineData("sk = :sk AND pk = :pk", "missed key schema element: pk")]
    [InlineData("pk < :pk", "Invalid KeyConditionExpression")]
    [InlineData("pk = :pk AND #list = :sk", "missed key schema element: sk")]
    [InlineData("pk = :pk AND attribute_exists(sk)", "Invalid KeyConditionExpression")]
    [InlineData("pk = :pk AND begins_with(sk, :empty)", "cannot contain an empty string value. Key: sk")]
    [InlineData("pk = :number", "Condition parameter type does not match schema type: pk")]
    public async Task Whatever_else_a_key_condition_has_is_refused(string condition, string problem) =>
        (await _site.FailAsync("Query", Query(condition))).Message.ShouldContain(problem);

    [Fact]
    public async Task Of_an_index_items_are_listed_by_its_keys_and_never_consistently()
    {
        const string byList = "\"IndexName\":\"ByList\"";
        await _site.InvokeAsync("DeleteItem", TableSite.Key("A/1", "b"));
        (await SortsAsync("#list = :list", byList)).ShouldBe(InOrder.Except(["b"]));
        (await _site.FailAsync("Query", Query("#list = :list", $"{byList},\"ConsistentRead\":true"))).Message
            .ShouldBe("Consistent reads are not supported on global secondary indexes");
        (await _site.FailAsync("Query", Query("pk = :pk", byList))).Message
            .ShouldContain("missed key schema element: list");
        (await _site.FailAsync("Query", Query("pk = :pk", "\"IndexName\":\"ByName\""))).Message
            .ShouldContain("does not have the specified index: ByName");
    }

    [Theory]
    [InlineData("pk = :pk", "\"ConsistentRead\":true", 2)]
    [InlineData("pk = :pk", "\"ScanIndexForward\":false", 2)]
    [InlineData("#list = :list", "\"IndexName\":\"ByList\"", 4)]
    public async Task Pages_follow_each_other_though_the_last_item_has_gone(string condition, string more, int keys)
    {
        var (found, pages) = (new List<string>(), 0);
        JsonNode? last = null;
        do
        {
            var start = last is null ? "" : $",\"ExclusiveStartKey\":{last.ToJsonString()}";
            var page = await _site.InvokeAsync("Query", Query(condition, $"{more},\"Limit\":2{start}"));
            found.AddRange(page["Items"]!.AsArray().Select(Sort));
            last = page["LastEvaluatedKey"];
            pages++;
            if (last is null)
                continue;
            last.AsObject().Count.ShouldBe(keys);
            await _site.InvokeAsync("DeleteItem", TableSite.Key("A/1", Sort(last)));
        }
        while (last is not null);

        found.ShouldBe(InOrder, ignoreOrder: true);
        pages.ShouldBe(4, "a full page does not know that it is the last");
    }

    [Fact]
    public async Task A_page_ends_before_a_megabyte()
    {
        for (var number = 0; number < 4; number++)
            await _site.PutAsync("A/3", $"{number}", $",\"said\":{{\"S\":\"{new string('x', 400_000)}\"}}");

        const string query = """
            {"TableName":"Ledger","KeyConditionExpression":"pk = :pk","ExpressionAttributeValues":{":pk":{"S":"A/3"} }
            """;
        var page = await _site.InvokeAsync("Query", query + "}");
        page["Items"]!.AsArray().Select(Sort).ShouldBe(["0", "1"]);
        var rest = await _site.InvokeAsync(
            "Query", $"{query},\"ExclusiveStartKey\":{page["LastEvaluatedKey"]!.ToJsonString()} }}");
        rest["Items"]!.AsArray().Select(Sort).ShouldBe(["2", "3"]);
        rest.ShouldNotContainKey("LastEvaluatedKey");
    }

    [Theory]
    [InlineData("\"ExclusiveStartKey\":{\"pk\":{\"S\":\"A/1\"} }", "The provided starting key is invalid")]
    [InlineData("\"FilterExpression\":\"attribute_exists(pk)\"", "FilterExpression is not supported here")]
    [InlineData("\"ProjectionExpression\":\"pk\"", "ProjectionExpression is not supported here")]
    [InlineData("\"Select\":\"COUNT\"", "Select is not supported here")]
    public async Task What_a_query_may_not_have_is_refused(string member, string problem) =>
        (await _site.FailAsync("Query", Query("pk = :pk", member))).Message.ShouldContain(problem);

    private static string Query(string condition, string more = "")
    {
        (string Name, string Value)[] all =
        [
            (":pk", """{"S":"A/1"}"""), (":sk", """{"S":"b"}"""), (":list", """{"S":"pending"}"""),
            (":empty", """{"S":""}"""), (":number", """{"N":"1"}"""),
        ];
        var values = all.Where(one => condition.Split(' ', ')').Contains(one.Name))
            .Select(one => $"\"{one.Name}\":{one.Value}");
        var names = condition.Contains('#', StringComparison.Ordinal)
            ? ",\"ExpressionAttributeNames\":{\"#list\":\"list\"}"
            : "";
        return $$"""
            {"TableName":"Ledger","KeyConditionExpression":"{{condition}}"{{names}}{{(more.Length > 0 ? "," : "")}}{{more}},
              "ExpressionAttributeValues":{ {{string.Join(',', values)}} } }
            """;
    }

    private async Task<IEnumerable<string>> SortsAsync(string condition, string more = "") =>
        (await _site.InvokeAsync("Query", Query(condition, more)))["Items"]!.AsArray().Select(Sort);

    private static string Sort(JsonNode? item) => item!["sk"]!["S"]!.GetValue<string>();
}

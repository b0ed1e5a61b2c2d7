namespace Guardrails.Tests.Unit.Local.Services.DynamoDb;

public sealed class ItemTests : IAsyncLifetime
{
    private readonly TableSite _site = new();

    public async ValueTask InitializeAsync() => await _site.DeployAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_condition_that_is_not_met_changes_nothing_and_shows_the_item_to_who_asks()
    {
        const string isNew = "\"ConditionExpression\":\"attribute_not_exists(pk)\"";
        await _site.PutAsync("A/1", "o", ""","said":{"S":"first"}""");

        var error = await _site.FailAsync("PutItem", With(Put("second"), isNew));
        error.Code.ShouldBe("ConditionalCheckFailedException");
        error.Members.ShouldBeEmpty();
        (await _site.FailAsync(
            "PutItem", With(Put("second"), $"{isNew},\"ReturnValuesOnConditionCheckFailure\":\"ALL_OLD\"")))
            .Members["Item"]["said"]!["S"]!.GetValue<string>().ShouldBe("first");

        (await _site.InvokeAsync("GetItem", TableSite.Key("A/1", "o")))["Item"]!["said"]!["S"]!.GetValue<string>()
            .ShouldBe("first");
    }

    [Theory]
    [InlineData("attribute_exists(pk)", true)]
    [InlineData("attribute_not_exists(pk)", false)]
    [InlineData("attribute_exists(#none)", false)]
    [InlineData("#said = :first", true)]
    [InlineData("#said = :second", false)]
    [InlineData("#none = :first", false)]
    [InlineData("#said < :second", true)]
    [InlineData("#said < :first", false)]
    [InlineData("#none < :second", false)]
    [InlineData("begins_with(#said, :fi)", true)]
    [InlineData("begins_with(#said, :second)", false)]
    [InlineData("attribute_not_exists(pk) OR #said < :second", true)]
    [InlineData("attribute_exists(pk) OR attribute_exists(#none) AND attribute_exists(#none)", true)]
    [InlineData("(attribute_exists(pk) OR attribute_exists(#none)) AND attribute_exists(#none)", false)]
    [InlineData("attribute_exists(pk) and (#said < :second or #said = :second)", true)]
    public async Task A_condition_says_what_AWSs_grammar_says(string condition, bool holds)
    {
        await _site.PutAsync("A/1", "o", ""","said":{"S":"first"}""");
        var input = TableSite.Key("A/1", "o", $",\"ConditionExpression\":\"{condition}\"{Terms(condition)}");

        if (holds)
            await _site.InvokeAsync("DeleteItem", input);
        else
            (await _site.FailAsync("DeleteItem", input)).Code.ShouldBe("ConditionalCheckFailedException");

        _site.Table.Items.Any().ShouldBe(!holds);
    }

    [Theory]
    [InlineData("attribute_not_exists(pk) OR #said < :second", true)]
    [InlineData("#said < :second OR attribute_not_exists(#none)", true)]
    [InlineData("begins_with(#said, :fi) OR #said = :first", false)]
    [InlineData("attribute_exists(pk)", false)]
    public async Task A_condition_is_read_whole_where_there_is_no_item(string condition, bool holds)
    {
        var input = With(Put("first"), $"\"ConditionExpression\":\"{condition}\"{Terms(condition)}");

        if (holds)
            await _site.InvokeAsync("PutItem", input);
        else
            (await _site.FailAsync("PutItem", input)).Code.ShouldBe("ConditionalCheckFailedException");

        _site.Table.Items.Any().ShouldBe(holds);
    }

    [Theory]
    [InlineData("said = :first", "said may be a reserved keyword")]
    [InlineData("#said <> :first", "the comparator <> is not supported here")]
    [InlineData("#said >= :first", "the comparator >= is not supported here")]
    [InlineData("size(#said) < :first", "Invalid function name; function: size")]
    [InlineData("NOT attribute_exists(pk)", "NOT may be a reserved keyword")]
    [InlineData("#said = :first AND", "token: <EOF>")]
    [InlineData("(#said = :first", "token: <EOF>")]
    [InlineData("#said = :first)", "token: )")]
    [InlineData("#said.inner = :first", "attribute name: #said.inner")]
    [InlineData("#said < :number", "another type than S is not supported here")]
    [InlineData("#undefined = :first", "attribute name: #undefined")]
    [InlineData("#said = :undefined", "attribute value: :undefined")]
    public async Task Whatever_else_a_condition_has_is_refused_and_named(string condition, string problem)
    {
        await _site.PutAsync("A/1", "o", ""","said":{"S":"first"}""");
        var error = await _site.FailAsync(
            "DeleteItem", TableSite.Key("A/1", "o", $",\"ConditionExpression\":\"{condition}\"{Terms(condition)}"));

        error.Code.ShouldBe("ValidationException");
        error.Message.ShouldContain(problem);
        _site.Table.Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_update_sets_and_removes_and_makes_the_item_where_there_is_none()
    {
        await _site.InvokeAsync("UpdateItem", Update("SET #said = :first, #none = :second"));
        await _site.InvokeAsync("UpdateItem", Update("REMOVE #list, #none SET #said = :second"));

        _site.Table.Items.ShouldHaveSingleItem().ToJsonString()
            .ShouldBe("""{"pk":{"S":"A/1"},"sk":{"S":"o"},"said":{"S":"second"}}""");
    }

    [Theory]
    [InlineData("SET #said = :first, #said = :second", "Two document paths overlap")]
    [InlineData("SET #said = :first REMOVE #said", "Two document paths overlap")]
    [InlineData("SET #said = :first SET #list = :second", "can only be used once")]
    [InlineData("SET sk = :first", "This attribute is part of the key")]
    [InlineData("REMOVE pk", "This attribute is part of the key")]
    [InlineData("ADD #said :first", "Syntax error, or not supported here")]
    [InlineData("SET #said = if_not_exists(#said, :first)", "attribute value: if_not_exists")]
    [InlineData("SET #said", "token: <EOF>")]
    [InlineData("SET #list = :empty", "cannot contain an empty string value. Key: list")]
    [InlineData("SET #list = :number", "Type mismatch for Index Key list")]
    public async Task Whatever_else_an_update_has_is_refused_and_changes_nothing(string update, string problem)
    {
        (await _site.FailAsync("UpdateItem", Update(update))).Message.ShouldContain(problem);
        _site.Table.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"ReturnValues\":\"ALL_OLD\"", "ReturnValues is not supported here")]
    [InlineData("\"Expected\":{}", "Expected is not supported here")]
    [InlineData("\"ReturnConsumedCapacity\":\"TOTAL\"", "ReturnConsumedCapacity is not supported here")]
    [InlineData("\"ExpressionAttributeValues\":{\":x\":{\"S\":\"x\"} }", "unused in expressions: keys: {:x}")]
    [InlineData("\"ExpressionAttributeNames\":{\"#x\":\"x\"}", "unused in expressions: keys: {#x}")]
    public async Task Members_that_are_not_built_or_not_used_are_refused(string member, string problem) =>
        (await _site.FailAsync("PutItem", With(Put("x"), member))).Message.ShouldContain(problem);

    [Fact]
    public async Task An_item_may_have_400_kilobytes_names_included_and_not_one_byte_more()
    {
        // pk, sk and their values have 8 bytes, "said" 4.
        await _site.PutAsync("A/1", "o", Said(409_600 - 8 - 4));
        (await _site.FailAsync("PutItem", TableSite.Put("A/1", "o", Said(409_600 - 8 - 3)))).Message
            .ShouldContain("Item size has exceeded the maximum allowed size");

        static string Said(int length) => $",\"said\":{{\"S\":\"{new string('x', length)}\"}}";
    }

    [Theory]
    [InlineData("", "o", "cannot contain an empty string value. Key: pk")]
    [InlineData("A", "", "cannot contain an empty string value. Key: sk")]
    [InlineData("2049", "o", "Size of pk has exceeded the maximum size limit of 2048 bytes")]
    [InlineData("A", "1025", "Size of sk has exceeded the maximum size limit of 1024 bytes")]
    public async Task A_key_is_neither_empty_nor_too_long(string partition, string sort, string problem)
    {
        (partition, sort) = (Long(partition), Long(sort));
        (await _site.FailAsync("PutItem", TableSite.Put(partition, sort))).Message.ShouldContain(problem);
        (await _site.FailAsync("GetItem", TableSite.Key(partition, sort))).Message.ShouldContain(problem);

        // An umlaut has two bytes.
        static string Long(string length) =>
            int.TryParse(length, out var bytes) ? new string('\u00fc', bytes / 2) + "x" : length;
    }

    [Theory]
    [InlineData("""{"pk":{"S":"A"} }""")]
    [InlineData("""{"pk":{"S":"A"},"sk":{"N":"1"} }""")]
    [InlineData("""{"pk":{"S":"A"},"sk":{"S":"o"},"more":{"S":"x"} }""")]
    public async Task A_key_is_both_attributes_and_nothing_else(string key) =>
        (await _site.FailAsync("GetItem", $$"""{"TableName":"Ledger","Key":{{key}} }""")).Message
            .ShouldBe("The provided key element does not match the schema");

    [Theory]
    [InlineData("""{"BOOL":true}""", "A value of type BOOL is not supported here")]
    [InlineData("""{"N":"1.50"}""", "1.50 is no number, or none that is supported here")]
    [InlineData("""{"S":"x","N":"1"}""", "must contain exactly one")]
    [InlineData("{}", "must contain exactly one")]
    [InlineData("""{"L":[{"S":"x"},{"B":"eA=="}]}""", "A value of type B is not supported here")]
    public async Task A_value_of_another_type_is_refused(string value, string problem) =>
        (await _site.FailAsync("PutItem", TableSite.Put("A", "o", $",\"said\":{value}"))).Message
            .ShouldContain(problem);

    private static string Put(string said) => TableSite.Put("A/1", "o", $$""","said":{"S":"{{said}}"}""");

    private static string Update(string update) =>
        TableSite.Key("A/1", "o", $",\"UpdateExpression\":\"{update}\"{Terms(update)}");

    private static string With(string input, string more) => $"{input[..^1]},{more} }}";

    /// <summary>The names and values that an expression uses.</summary>
    private static string Terms(string expression)
    {
        var names = Used(("#said", "\"said\""), ("#none", "\"none\""), ("#list", "\"list\""));
        var values = Used(
            (":first", """{"S":"first"}"""),
            (":second", """{"S":"second"}"""),
            (":fi", """{"S":"fi"}"""),
            (":empty", """{"S":""}"""),
            (":number", """{"N":"1"}"""));
        return (names.Length > 0 ? $",\"ExpressionAttributeNames\":{{{names}}}" : "")
            + (values.Length > 0 ? $",\"ExpressionAttributeValues\":{{{values}}}" : "");

        string Used(params (string Name, string Value)[] all) => string.Join(',', all
            .Where(one => expression.Split(' ', ',', '(', ')', '.').Contains(one.Name))
            .Select(one => $"\"{one.Name}\":{one.Value}"));
    }
}

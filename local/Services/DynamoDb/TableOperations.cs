using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>Tables as CloudFormation makes them, and as the runbook restores one.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html and, on what a restored
/// table lacks,
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.Tutorial.html
/// </remarks>
internal static class TableOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("dynamodb", "CreateTable", (call, input) => On("CreateTable", call, input), Create),
        new("dynamodb", "UpdateTable", (call, input) => On("UpdateTable", call, input), Update),
        new("dynamodb", "DescribeTable", (call, input) => On("DescribeTable", call, input), Describe),
        new("dynamodb", "UpdateTimeToLive", (call, input) => On("UpdateTimeToLive", call, input), UpdateTimeToLive),
        new("dynamodb", "PutResourcePolicy", OnResource, PutPolicy),
        new("dynamodb", "RestoreTableToPointInTime", OnSource, Restore),
    ];

    /// <summary>The table that a call names, by name or ARN.</summary>
    /// <exception cref="AwsError">There is none.</exception>
    public static Table Find(Call call, JsonObject input) =>
        call.World.Of<DynamoDbState>().Tables.GetValueOrDefault(Arn(call, input.Required("TableName")))
        ?? throw NotFound(input.Required("TableName"));

    private static string Arn(Call call, string name) => name.StartsWith("arn:", StringComparison.Ordinal)
        ? name
        : $"arn:{call.World.Partition}:dynamodb:{call.Region}:{call.Caller.AccountId}:table/{name}";

    private static RequiredPermission On(string operation, Call call, JsonObject input) =>
        new($"dynamodb:{operation}", Arn(call, input.Required("TableName")));

    private static RequiredPermission OnResource(Call call, JsonObject input) =>
        new("dynamodb:PutResourcePolicy", input.Required("ResourceArn"));

    private static RequiredPermission OnSource(Call call, JsonObject input) =>
        new("dynamodb:RestoreTableToPointInTime", Arn(call, input.Required("SourceTableName")));

    private static JsonObject Create(Call call, JsonObject input)
    {
        var arn = Arn(call, input.Required("TableName"));
        var tables = call.World.Of<DynamoDbState>().Tables;
        if (tables.ContainsKey(arn))
            throw new AwsError("ResourceInUseException", $"Table already exists: {arn.Split('/')[1]}");
        var (partition, sort) = KeysOf(input, "KeySchema");
        var table = new Table(arn, partition, sort);
        DemandTexts(input, [partition, sort]);
        table.Indexes = (input["GlobalSecondaryIndexes"] as JsonArray ?? []).Select(index => index!.AsObject())
            .ToDictionary(
                index => index.Required("IndexName"),
                index =>
                {
                    var (first, second) = KeysOf(index, "KeySchema");
                    DemandTexts(input, [first, second]);
                    return new TableIndex(first, second);
                });
        Set(call, table, input);
        if (input.Text("ResourcePolicy") is { } policy)
            table.Policy = Checked(policy);
        tables.Add(arn, table);
        return Describe(table);
    }

    private static JsonObject Update(Call call, JsonObject input)
    {
        var table = Find(call, input);
        Set(call, table, input);
        return Describe(table);
    }

    private static void Set(Call call, Table table, JsonObject input)
    {
        if (input["StreamSpecification"] is JsonObject stream)
        {
            if (stream.Text("StreamViewType") is not "NEW_AND_OLD_IMAGES")
                throw Invalid("StreamViewType is not NEW_AND_OLD_IMAGES, which is all that there is here.");
            table.StreamArn ??= $"{table.Arn}/stream/{call.Now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff}";
        }

        if (input.Text("DeletionProtectionEnabled") is { } protection)
            table.DeletionProtection = protection == "true";
    }

    private static JsonObject Describe(Call call, JsonObject input) => Describe(Find(call, input));

    private static JsonObject Describe(Table table)
    {
        var described = new JsonObject
        {
            ["TableName"] = table.Name,
            ["TableArn"] = table.Arn,
            ["TableStatus"] = "ACTIVE",
            ["DeletionProtectionEnabled"] = table.DeletionProtection,
        };
        if (table.StreamArn is { } stream)
            described["LatestStreamArn"] = stream;
        return new() { ["Table"] = described, ["TableDescription"] = described.DeepClone() };
    }

    private static JsonObject UpdateTimeToLive(Call call, JsonObject input)
    {
        var specification = input["TimeToLiveSpecification"] as JsonObject ?? [];
        Find(call, input).TimeToLive =
            specification.Text("Enabled") == "true" ? specification.Required("AttributeName") : null;
        return new() { ["TimeToLiveSpecification"] = specification.DeepClone() };
    }

    private static JsonObject PutPolicy(Call call, JsonObject input)
    {
        var table = call.World.Of<DynamoDbState>().Tables.GetValueOrDefault(input.Required("ResourceArn"))
            ?? throw NotFound(input.Required("ResourceArn"));
        table.Policy = Checked(input.Required("Policy"));
        return [];
    }

    /// <summary>A restored table has items and indexes, and neither stream, time to live, protection nor policy.</summary>
    private static JsonObject Restore(Call call, JsonObject input)
    {
        var source = Find(call, new() { ["TableName"] = input.Required("SourceTableName") });
        var arn = Arn(call, input.Required("TargetTableName"));
        if (call.World.Of<DynamoDbState>().Tables.ContainsKey(arn))
            throw new AwsError("TableAlreadyExistsException", $"Table already exists: {arn.Split('/')[1]}");
        var target = new Table(arn, source.PartitionKey, source.SortKey) { Indexes = source.Indexes };
        foreach (var item in source.Items)
            target.Change(source.KeyOf(item), (JsonObject)item.DeepClone(), call.Now);
        call.World.Of<DynamoDbState>().Tables.Add(arn, target);
        return Describe(target);
    }

    private static (string Partition, string Sort) KeysOf(JsonObject input, string member)
    {
        var keys = (input[member] as JsonArray ?? []).Select(key => key!.AsObject())
            .ToDictionary(key => key.Required("KeyType"), key => key.Required("AttributeName"));
        return keys.TryGetValue("HASH", out var partition) && keys.TryGetValue("RANGE", out var sort)
            ? (partition, sort)
            : throw Invalid("A key without HASH and RANGE is not supported here.");
    }

    private static void DemandTexts(JsonObject input, IReadOnlyList<string> names)
    {
        var types = (input["AttributeDefinitions"] as JsonArray ?? []).Select(one => one!.AsObject())
            .ToDictionary(one => one.Required("AttributeName"), one => one.Required("AttributeType"));
        if (names.FirstOrDefault(name => types.GetValueOrDefault(name) != "S") is { } wrong)
            throw Invalid($"Attribute {wrong} is a key and is not defined with type S, which is all that there is here.");
    }

    private static string Checked(string policy)
    {
        PolicyText.Check(policy, problem => Invalid($"Invalid policy: {problem}"));
        return policy;
    }

    private static AwsError NotFound(string name) =>
        new("ResourceNotFoundException", $"Requested resource not found: Table: {name} not found");

    private static AwsError Invalid(string message) => new("ValidationException", message);
}

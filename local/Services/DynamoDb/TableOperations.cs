using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>Tables: made and described, with a stream, a time to live and recovery.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
/// </remarks>
internal static class TableOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("dynamodb", "CreateTable", (call, input) => On("CreateTable", call, input), Create),
        Of("DescribeTable", (_, table, _) => new() { ["Table"] = TableDescription.Of(table) }, "TableName"),
        Of("UpdateTable", Update, "TableName", "StreamSpecification", "DeletionProtectionEnabled"),
        Of("UpdateTimeToLive", UpdateTimeToLive, "TableName", "TimeToLiveSpecification"),
        Of("UpdateContinuousBackups", UpdateBackups, "TableName", "PointInTimeRecoverySpecification"),
        Of("DescribeContinuousBackups", (call, table, _) => Backups(call, table), "TableName"),
        Of("DeleteTable", Delete, "TableName"),
        .. TablePolicyOperations.All,
        TableRestore.Restore,
    ];

    /// <summary>The table that a call names, by name or ARN.</summary>
    /// <exception cref="AwsError">There is none.</exception>
    public static Table Find(Call call, JsonObject input) => Find(call, ArnOf(call, input));

    /// <summary>The table of that ARN.</summary>
    /// <exception cref="AwsError">There is none.</exception>
    public static Table Find(Call call, string arn) => TryFind(call, arn)
        ?? throw new AwsError("ResourceNotFoundException", $"Requested resource not found: Table: {arn} not found");

    /// <summary>The table of that ARN, or null: nobody sees one of another Region.</summary>
    public static Table? TryFind(Call call, string arn) =>
        call.World.Of<DynamoDbState>().Tables.GetValueOrDefault(arn) is { } table && table.Region == call.Region
            ? table
            : null;

    /// <summary>The ARN of the table that a call names, by name or ARN.</summary>
    public static string ArnOf(Call call, JsonObject input, string member = "TableName") =>
        input.Required(member) is var name && name.StartsWith("arn:", StringComparison.Ordinal)
            ? name
            : $"arn:{call.World.Partition}:dynamodb:{call.Region}:{call.Caller.AccountId}:table/{name}";

    private static RequiredPermission On(string operation, Call call, JsonObject input) =>
        new($"dynamodb:{operation}", ArnOf(call, input));

    private static Operation Of(
        string name, Func<Call, Table, JsonObject, JsonObject> handle, params string[] known) => new(
            "dynamodb",
            name,
            (call, input) => On(name, call, input),
            (call, input) =>
            {
                ItemErrors.DemandKnown(input, known);
                var table = Find(call, input);
                ResourcePolicies.DemandPrincipal(call, On(name, call, input), table.Policy);
                return handle(call, table, input);
            });

    private static JsonObject Create(Call call, JsonObject input)
    {
        var arn = ArnOf(call, input);
        var tables = call.World.Of<DynamoDbState>().Tables;
        if (tables.ContainsKey(arn))
            throw new AwsError("ResourceInUseException", $"Table already exists: {arn.Split('/')[1]}");
        var table = TableSchema.Parse(arn, input, call.Now);
        if (input["SSESpecification"] is JsonObject encryption)
            Encrypt(call, table, encryption);
        Set(call, table, input);
        tables.Add(arn, table);
        return new() { ["TableDescription"] = TableDescription.Of(table) };
    }

    private static JsonObject Update(Call call, Table table, JsonObject input)
    {
        Set(call, table, input);
        return new() { ["TableDescription"] = TableDescription.Of(table) };
    }

    private static void Set(Call call, Table table, JsonObject input)
    {
        if (input["StreamSpecification"] is JsonObject stream)
        {
            if (stream.Text("StreamEnabled") != "true" || stream.Text("StreamViewType") != "NEW_AND_OLD_IMAGES")
                throw ItemErrors.Invalid("A stream other than NEW_AND_OLD_IMAGES is not supported here.");
            if (table.StreamArn is not null)
                throw ItemErrors.Invalid($"Table already has an enabled stream: TableName: {table.Name}");
            table.Begin($"{table.Arn}/stream/{call.Now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff}");
        }

        if (input.Text("DeletionProtectionEnabled") is { } protection)
            table.DeletionProtection = protection == "true";
    }

    /// <summary>Making a table takes its key, which DynamoDB may use from then on.</summary>
    private static void Encrypt(Call call, Table table, JsonObject encryption)
    {
        ItemErrors.DemandKnown(encryption, "Enabled", "SSEType", "KMSMasterKeyId");
        if (encryption.Text("Enabled") != "true" || encryption.Text("KMSMasterKeyId") is not { } key)
            return;
        call.World.Find<IKeys>()?.Demand(
            new EncryptionUse(key, table.Arn, "kms:DescribeKey", "kms:CreateGrant")
            {
                Call = call,
                Service = "dynamodb",
            });
        table.KmsKey = key;
    }

    private static JsonObject UpdateTimeToLive(Call call, Table table, JsonObject input)
    {
        var specification = input["TimeToLiveSpecification"] as JsonObject ?? [];
        var attribute = specification.Required("AttributeName");
        if (specification.Text("Enabled") == "true")
        {
            table.TimeToLive = table.TimeToLive is null
                ? attribute
                : throw ItemErrors.Invalid("TimeToLive is already enabled");
        }
        else
        {
            table.TimeToLive = table.TimeToLive is null
                ? throw ItemErrors.Invalid("TimeToLive is already disabled")
                : null;
        }

        return new() { ["TimeToLiveSpecification"] = specification.DeepClone() };
    }

    private static JsonObject UpdateBackups(Call call, Table table, JsonObject input)
    {
        var specification = input["PointInTimeRecoverySpecification"] as JsonObject ?? [];
        table.PointInTimeRecovery = specification.Text("PointInTimeRecoveryEnabled") == "true";
        return Backups(call, table);
    }

    /// <summary>AWS restores to a moment some minutes ago at the latest; here, to any until now.</summary>
    private static JsonObject Backups(Call call, Table table)
    {
        var recovery = new JsonObject
        {
            ["PointInTimeRecoveryStatus"] = table.PointInTimeRecovery ? "ENABLED" : "DISABLED",
        };
        if (table.PointInTimeRecovery)
        {
            recovery["EarliestRestorableDateTime"] = JsonValue.Create(table.MadeAt);
            recovery["LatestRestorableDateTime"] = JsonValue.Create(call.Now);
        }

        return new()
        {
            ["ContinuousBackupsDescription"] = new JsonObject
            {
                ["ContinuousBackupsStatus"] = "ENABLED", ["PointInTimeRecoveryDescription"] = recovery,
            },
        };
    }

    /// <summary>Deletes a table with its items, stream and policy: its name is free again.</summary>
    private static JsonObject Delete(Call call, Table table, JsonObject input)
    {
        if (table.DeletionProtection)
        {
            throw ItemErrors.Invalid(
                "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection "
                + "first.");
        }

        call.World.Of<DynamoDbState>().Tables.Remove(table.Arn);
        var described = TableDescription.Of(table);
        described["TableStatus"] = "DELETING";
        return new() { ["TableDescription"] = described };
    }
}

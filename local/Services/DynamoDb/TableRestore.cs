using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>A table as it was at a moment, as a table of another name.</summary>
/// <remarks>
/// It has items, indexes and encryption, and neither stream, time to live, deletion protection, recovery nor policy.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/pointintimerecovery_howitworks.html
/// </remarks>
internal static class TableRestore
{
    private static readonly string[] OnTheTarget =
    [
        "BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan", "UpdateItem",
    ];

    public static Operation Restore { get; } = new(
        "dynamodb",
        "RestoreTableToPointInTime",
        (call, input) => new("dynamodb:RestoreTableToPointInTime", Source(call, input))
        {
            Also = [.. OnTheTarget.Select(name => new RequiredPermission($"dynamodb:{name}", Target(call, input)))],
        },
        Run);

    private static string Source(Call call, JsonObject input) =>
        TableOperations.ArnOf(call, input, input["SourceTableArn"] is null ? "SourceTableName" : "SourceTableArn");

    private static string Target(Call call, JsonObject input) =>
        TableOperations.ArnOf(call, input, "TargetTableName");

    private static JsonObject Run(Call call, JsonObject input)
    {
        ItemErrors.DemandKnown(
            input,
            "SourceTableName",
            "SourceTableArn",
            "TargetTableName",
            "RestoreDateTime",
            "UseLatestRestorableTime");
        var (from, arn) = (Source(call, input), Target(call, input));
        var source = TableOperations.TryFind(call, from)
            ?? throw new AwsError("TableNotFoundException", $"Table not found: {from}");
        ResourcePolicies.DemandPrincipal(call, new("dynamodb:RestoreTableToPointInTime", source.Arn), source.Policy);
        var tables = call.World.Of<DynamoDbState>().Tables;
        if (tables.ContainsKey(arn))
            throw new AwsError("TableAlreadyExistsException", $"Table already exists: {arn.Split('/')[1]}");
        if (!source.PointInTimeRecovery)
        {
            throw new AwsError(
                "PointInTimeRecoveryUnavailableException",
                $"Point in time recovery is not enabled for table '{source.Name}'");
        }

        var target = new Table(arn, source.PartitionKey, source.SortKey, call.Now)
        {
            Indexes = source.Indexes,
            KmsKey = source.KmsKey,
        };
        var moment = MomentOf(call, source, input);
        foreach (var change in source.Changes.TakeWhile(change => change.At <= moment))
            target.Change(change.Key, (JsonObject?)change.New?.DeepClone(), call.Now);
        tables.Add(arn, target);
        return new() { ["TableDescription"] = TableDescription.Of(target) };
    }

    private static DateTimeOffset MomentOf(Call call, Table source, JsonObject input)
    {
        if (input.Text("UseLatestRestorableTime") == "true")
            return call.Now;
        var moment = double.TryParse(
            input.Text("RestoreDateTime"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : throw ItemErrors.Invalid("Specify either RestoreDateTime or UseLatestRestorableTime");
        return moment >= source.MadeAt && moment <= call.Now
            ? moment
            : throw new AwsError(
                "InvalidRestoreTimeException", $"Restore time {moment:O} is before the table, or in the future");
    }
}

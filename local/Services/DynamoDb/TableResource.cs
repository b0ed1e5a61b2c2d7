using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>AWS::DynamoDB::Table, on demand and encrypted with a key of the customer's.</summary>
internal sealed class TableResource : IResourceHandler
{
    private static readonly string[] Kept =
    [
        "KeySchema", "AttributeDefinitions", "GlobalSecondaryIndexes", "StreamSpecification", "SSESpecification",
    ];

    public string Type => "AWS::DynamoDB::Table";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.OptionalText("TableName") ?? resource.GeneratedName();
        var arn =
            $"arn:{resource.World.Partition}:dynamodb:{resource.Stack.Region}:{resource.Stack.AccountId}:table/{name}";
        var protects = properties.OptionalFlag("DeletionProtectionEnabled") ?? false;
        var made = new JsonObject
        {
            ["TableName"] = name,
            ["KeySchema"] = properties.RequiredJson("KeySchema").DeepClone(),
            ["AttributeDefinitions"] = properties.RequiredJson("AttributeDefinitions").DeepClone(),
            ["GlobalSecondaryIndexes"] = properties.Json("GlobalSecondaryIndexes")?.DeepClone(),
            ["BillingMode"] = properties.OneOf("BillingMode", otherwise: null, "PAY_PER_REQUEST"),
            ["StreamSpecification"] = Stream(properties.OptionalObject("StreamSpecification")),
            ["SSESpecification"] = Encryption(properties.OptionalObject("SSESpecification")),
            ["DeletionProtectionEnabled"] = protects,
        };
        var policy = properties.OptionalObject("ResourcePolicy")?.RequiredJson("PolicyDocument").ToJsonString();
        var recovers = Recovery(properties.OptionalObject("PointInTimeRecoverySpecification"));
        var timeToLive = TimeToLive(properties.OptionalObject("TimeToLiveSpecification"));
        properties.End();

        resource.Keep("TableName", name);
        DemandKept(resource);
        if (resource.Existing is null)
            await resource.InvokeAsync("dynamodb", "CreateTable", made);
        var table = resource.World.Of<DynamoDbState>().Tables[arn];
        await CallAsync(table.DeletionProtection != protects, "UpdateTable", "DeletionProtectionEnabled", protects);
        await CallAsync(
            table.PointInTimeRecovery != recovers,
            "UpdateContinuousBackups",
            "PointInTimeRecoverySpecification",
            new JsonObject { ["PointInTimeRecoveryEnabled"] = recovers });
        await CallAsync(timeToLive is not null, "UpdateTimeToLive", "TimeToLiveSpecification", timeToLive);
        if (policy is not null)
        {
            await resource.InvokeAsync(
                "dynamodb", "PutResourcePolicy", new() { ["ResourceArn"] = arn, ["Policy"] = policy });
        }

        var attributes = new JsonObject { ["Arn"] = arn };
        if (table.StreamArn is { } stream)
            attributes["StreamArn"] = stream;
        return new(name, attributes);

        JsonObject? TimeToLive(PropertyReader? specification)
        {
            var (enabled, attribute) =
                (specification?.OptionalFlag("Enabled") ?? false, specification?.OptionalText("AttributeName"));
            var now = resource.World.Of<DynamoDbState>().Tables.GetValueOrDefault(arn)?.TimeToLive;
            return enabled == (now is not null)
                ? null
                : new() { ["AttributeName"] = attribute ?? now, ["Enabled"] = enabled };
        }

        Task CallAsync(bool differs, string operation, string member, JsonNode? value) => differs
            ? resource.InvokeAsync("dynamodb", operation, new() { ["TableName"] = name, [member] = value })
            : Task.CompletedTask;
    }

    /// <summary>
    /// CloudFormation would replace the table, or change it in ways that are not built here: an index comes or goes, a
    /// stream ends, the key changes, a policy goes.
    /// </summary>
    private static void DemandKept(ResourceCall resource)
    {
        if (resource.Existing is not { } existing)
            return;
        foreach (var property in Kept)
        {
            if (!JsonNode.DeepEquals(existing.Properties[property], resource.Json[property]))
                throw resource.Fail($"property {property} changed, which is not supported here.");
        }

        if (existing.Properties["ResourcePolicy"] is not null && resource.Json["ResourcePolicy"] is null)
            throw resource.Fail("property ResourcePolicy went, which is not supported here.");
    }

    private static bool Recovery(PropertyReader? recovery)
    {
        recovery?.OptionalNumber("RecoveryPeriodInDays");
        return recovery?.OptionalFlag("PointInTimeRecoveryEnabled") ?? false;
    }

    private static JsonObject? Encryption(PropertyReader? encryption) => encryption is null
        ? null
        : new()
        {
            ["Enabled"] = encryption.OptionalFlag("SSEEnabled"),
            ["SSEType"] = encryption.OptionalText("SSEType"),
            ["KMSMasterKeyId"] = encryption.OptionalText("KMSMasterKeyId"),
        };

    private static JsonObject? Stream(PropertyReader? stream) => stream is null
        ? null
        : new() { ["StreamEnabled"] = true, ["StreamViewType"] = stream.Text("StreamViewType") };
}

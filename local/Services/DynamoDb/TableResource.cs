using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>AWS::DynamoDB::Table, on demand and encrypted with a key of the customer's.</summary>
internal sealed class TableResource : IResourceHandler
{
    public string Type => "AWS::DynamoDB::Table";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.OptionalText("TableName") ?? resource.GeneratedName();
        properties.OneOf("BillingMode", otherwise: null, "PAY_PER_REQUEST");
        var protects = properties.OptionalFlag("DeletionProtectionEnabled") ?? false;
        var input = new JsonObject
        {
            ["TableName"] = name,
            ["KeySchema"] = properties.RequiredJson("KeySchema").DeepClone(),
            ["AttributeDefinitions"] = properties.RequiredJson("AttributeDefinitions").DeepClone(),
            ["GlobalSecondaryIndexes"] = properties.Json("GlobalSecondaryIndexes")?.DeepClone(),
            ["StreamSpecification"] = Stream(properties.OptionalObject("StreamSpecification")),
            ["DeletionProtectionEnabled"] = protects,
        };
        var policy = properties.OptionalObject("ResourcePolicy")?.RequiredJson("PolicyDocument").ToJsonString();
        var timeToLive = properties.OptionalObject("TimeToLiveSpecification");
        var expires = timeToLive?.OptionalText("AttributeName");
        var expiresIsOn = timeToLive?.OptionalFlag("Enabled") ?? false;
        Ignore(properties);
        properties.End();

        resource.Keep("TableName", name);
        var arn = $"arn:{resource.World.Partition}:dynamodb:{resource.Stack.Region}:{resource.Stack.AccountId}:table/{name}";
        var made = await resource.InvokeAsync(
            "dynamodb", resource.Existing is null ? "CreateTable" : "UpdateTable", input);
        if (expires is not null)
        {
            await resource.InvokeAsync("dynamodb", "UpdateTimeToLive", new()
            {
                ["TableName"] = name,
                ["TimeToLiveSpecification"] = new JsonObject
                {
                    ["AttributeName"] = expires,
                    ["Enabled"] = expiresIsOn,
                },
            });
        }

        if (policy is not null)
        {
            await resource.InvokeAsync(
                "dynamodb", "PutResourcePolicy", new() { ["ResourceArn"] = arn, ["Policy"] = policy });
        }

        var attributes = new JsonObject { ["Arn"] = arn };
        if (made["Table"]!["LatestStreamArn"] is { } stream)
            attributes["StreamArn"] = stream.DeepClone();
        return new(name, attributes);
    }

    private static JsonObject? Stream(PropertyReader? stream) => stream is null
        ? null
        : new() { ["StreamEnabled"] = true, ["StreamViewType"] = stream.Text("StreamViewType") };

    /// <summary>What changes nothing here: nothing is billed, and what is stored is in this process's memory.</summary>
    private static void Ignore(PropertyReader properties)
    {
        if (properties.OptionalObject("PointInTimeRecoverySpecification") is { } recovery)
        {
            recovery.OptionalFlag("PointInTimeRecoveryEnabled");
            recovery.OptionalNumber("RecoveryPeriodInDays");
        }

        if (properties.OptionalObject("SSESpecification") is { } encryption)
        {
            encryption.OptionalFlag("SSEEnabled");
            encryption.OptionalText("SSEType");
            encryption.OptionalText("KMSMasterKeyId");
        }
    }
}

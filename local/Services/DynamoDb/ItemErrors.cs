using System.Text.Json.Nodes;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>Errors of calls on items, and of calls that ask for more than is built here.</summary>
internal static class ItemErrors
{
    /// <summary>A request that DynamoDB would not take, or that is not built here.</summary>
    public static AwsError Invalid(string message) => new("ValidationException", message);

    /// <summary>A condition that was not met, with the item as it is where the caller asks for it.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
    /// </remarks>
    public static AwsError ConditionFailed(JsonObject? item) =>
        new("ConditionalCheckFailedException", "The conditional request failed")
        {
            Members = item is null
                ? new Dictionary<string, JsonNode>()
                : new Dictionary<string, JsonNode> { ["Item"] = item.DeepClone() },
        };

    /// <summary>Refuses what is not built here, instead of ignoring it.</summary>
    /// <exception cref="AwsError">The call has another member.</exception>
    public static void DemandKnown(JsonObject input, params ReadOnlySpan<string> known)
    {
        foreach (var (member, value) in input)
        {
            if (value is not null && !known.Contains(member))
                throw Invalid($"{member} is not supported here.");
        }
    }
}

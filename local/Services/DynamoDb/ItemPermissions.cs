using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>The permissions that a call on items needs, with DynamoDB's own condition keys.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html. The table's
/// policy is asked, too: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html
/// </remarks>
internal static partial class ItemPermissions
{
    /// <summary>The permission for a call on one item.</summary>
    public static RequiredPermission OfItem(Call call, JsonObject input, string operation)
    {
        var item = (input["Item"] ?? input["Key"]) as JsonObject ?? [];
        var table = TableOperations.Find(call, input);
        return With(
            new($"dynamodb:{operation}", table.Arn),
            Table.TextOf(item, table.PartitionKey),
            [.. item.Select(attribute => attribute.Key), .. Named(input)]);
    }

    /// <summary>The permission for a query, of a table or of an index.</summary>
    public static RequiredPermission OfQuery(Call call, JsonObject input)
    {
        var table = TableOperations.Find(call, input);
        var resource = input.Text("IndexName") is { } index ? $"{table.Arn}/index/{index}" : table.Arn;
        // The leading keys are those of the table, and a query of an index names none of these.
        return With(
            new("dynamodb:Query", resource),
            input.Text("IndexName") is null ? QueryOperation.PartitionOf(input) : null,
            [.. Named(input)]);
    }

    /// <summary>Asks the table's policy, where it has one.</summary>
    /// <exception cref="AwsError">It denies the call.</exception>
    public static void DemandPolicy(Call call, JsonObject input, string operation, Table table)
    {
        if (table.Policy is { } policy)
            ResourcePolicies.DemandPrincipal(
                call, operation == "Query" ? OfQuery(call, input) : OfItem(call, input, operation), policy);
    }

    private static RequiredPermission With(
        RequiredPermission permission, string? leading, IReadOnlyList<string> attributes)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>(permission.Context);
        if (leading is not null)
            context["dynamodb:LeadingKeys"] = [leading];
        if (attributes.Count > 0)
            context["dynamodb:Attributes"] = [.. attributes.Distinct()];
        return permission with { Context = context };
    }

    /// <summary>The attributes that a call's expressions name.</summary>
    private static IEnumerable<string> Named(JsonObject input)
    {
        var names = input["ExpressionAttributeNames"] as JsonObject ?? [];
        foreach (var (_, name) in names)
            yield return name!.GetValue<string>();
        foreach (var member in (string[])["ConditionExpression", "UpdateExpression", "KeyConditionExpression"])
        {
            foreach (Match match in Identifier().Matches(input.Text(member) ?? ""))
            {
                if (!Words.Contains(match.Value))
                    yield return match.Value;
            }
        }
    }

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "SET", "REMOVE", "AND", "OR", "attribute_exists", "attribute_not_exists", "begins_with",
    };

    [GeneratedRegex("(?<![#:A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();
}

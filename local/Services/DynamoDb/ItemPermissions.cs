using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>The permissions that a call on items needs, with DynamoDB's own condition keys.</summary>
/// <remarks>
/// The table's policy and its key are asked, too. Source, below
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/: specifying-conditions.html,
/// access-control-resource-based.html and encryption.howitworks.html
/// </remarks>
internal static partial class ItemPermissions
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "SET", "REMOVE", "AND", "OR", "attribute_exists", "attribute_not_exists", "begins_with",
    };

    /// <summary>
    /// The permission for a call on one item. Those who may not are not told whether there is such a table.
    /// </summary>
    public static RequiredPermission OfItem(Call call, JsonObject input, string operation)
    {
        var item = (input["Item"] ?? input["Key"]) as JsonObject ?? [];
        var arn = TableOperations.ArnOf(call, input);
        return With(
            new($"dynamodb:{operation}", arn),
            TableOperations.TryFind(call, arn) is { } table ? Table.TextOf(item, table.PartitionKey) : null,
            [.. item.Select(attribute => attribute.Key), .. Named(input)]);
    }

    /// <summary>
    /// The permission for a query, of a table or of an index, which has an ARN of its own. AWS's pages do not say what
    /// the leading key of a query of an index is; here it is the index's, so that a grant that is pinned to keys of the
    /// table does not let in.
    /// </summary>
    public static RequiredPermission OfQuery(Call call, JsonObject input)
    {
        var arn = TableOperations.ArnOf(call, input);
        return With(
            new("dynamodb:Query", input.Text("IndexName") is { } index ? $"{arn}/index/{index}" : arn),
            TableOperations.TryFind(call, arn) is { } table ? QueryOperation.PartitionOf(table, input) : null,
            [.. Named(input)]);
    }

    /// <summary>Asks the table's policy, and its key where there is a KMS.</summary>
    /// <exception cref="AwsError">One of them does not let the caller in.</exception>
    public static void DemandTable(Call call, RequiredPermission permission, Table table)
    {
        ResourcePolicies.DemandPrincipal(call, permission, table.Policy);
        DemandKey(call, table);
    }

    /// <summary>Reading or writing an item, or reading the stream, takes the table's key.</summary>
    /// <exception cref="AwsError">The key does not let the caller in.</exception>
    public static void DemandKey(Call call, Table table)
    {
        if (table.KmsKey is not { } key || call.World.Find<IKeys>() is not { } keys)
            return;
        keys.Demand(new EncryptionUse(key, table.Arn, "kms:Decrypt")
        {
            Call = call,
            Service = "dynamodb",
            EncryptionContext = new Dictionary<string, string>
            {
                ["aws:dynamodb:tableName"] = table.Name,
                ["aws:dynamodb:subscriberId"] = table.AccountId,
            },
        });
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
        foreach (var (token, _) in names)
            yield return names.Text(token)!;
        foreach (var member in (string[])["ConditionExpression", "UpdateExpression", "KeyConditionExpression"])
        {
            foreach (Match match in Identifier().Matches(input.Text(member) ?? ""))
            {
                if (!Words.Contains(match.Value))
                    yield return match.Value;
            }
        }
    }

    [GeneratedRegex("(?<![#:A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}

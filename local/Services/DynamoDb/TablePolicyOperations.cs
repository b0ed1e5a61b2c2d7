using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>A table's resource policy.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html
/// </remarks>
internal static class TablePolicyOperations
{
    private const int MostBytes = 20 * 1024;

    public static IEnumerable<Operation> All =>
    [
        Of("GetResourcePolicy", Get, "ResourceArn"),
        Of("PutResourcePolicy", Put, "ResourceArn", "Policy"),
        Of("DeleteResourcePolicy", Delete, "ResourceArn"),
    ];

    private static Operation Of(string name, Func<Table, JsonObject, JsonObject> handle, params string[] known) => new(
        "dynamodb",
        name,
        (_, input) => On(name, input),
        (call, input) =>
        {
            ItemErrors.DemandKnown(input, known);
            var table = TableOperations.Find(call, input.Required("ResourceArn"));
            ResourcePolicies.DemandPrincipal(call, On(name, input), table.Policy);
            return handle(table, input);
        });

    private static RequiredPermission On(string name, JsonObject input) =>
        new($"dynamodb:{name}", input.Required("ResourceArn"));

    private static JsonObject Get(Table table, JsonObject input) => new()
    {
        ["Policy"] = table.Policy
            ?? throw new AwsError("PolicyNotFoundException", $"Resource-based policy not found for {table.Arn}"),
        ["RevisionId"] = $"{StableHash.Of(table.Policy)}",
    };

    /// <summary>Nothing happens where there is none.</summary>
    private static JsonObject Delete(Table table, JsonObject input)
    {
        var revision = table.Policy is { } policy ? $"{StableHash.Of(policy)}" : null;
        table.Policy = null;
        return new() { ["RevisionId"] = revision };
    }

    private static JsonObject Put(Table table, JsonObject input)
    {
        var policy = input.Required("Policy");
        var statements = PolicyText.Check(
            policy, problem => ItemErrors.Invalid($"Invalid policy document: {problem}")).Statements;
        if (statements.Any(statement => statement.Principal is null || statement.Resources is null))
            throw ItemErrors.Invalid("Invalid policy document: a statement has no Principal or no Resource.");
        if (Utf8.Length(policy) > MostBytes)
            throw ItemErrors.Invalid($"Invalid policy document: it is larger than {MostBytes} bytes.");
        table.Policy = policy;
        return new() { ["RevisionId"] = $"{StableHash.Of(policy)}" };
    }
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>The names and values that a call's expressions stand on; it remembers those that were used.</summary>
/// <param name="table">The table.</param>
/// <param name="input">The call.</param>
/// <remarks>
/// DynamoDB reserves some 570 words, and accepts any other attribute's name as it is. Here the table's own keys alone
/// may stand in an expression: every other name is given as <c>#name</c>, which is right whatever DynamoDB reserves.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html
/// </remarks>
internal sealed partial class ExpressionTerms(Table table, JsonObject input)
{
    private static readonly string[] Maps = ["ExpressionAttributeNames", "ExpressionAttributeValues"];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The attribute that a token of an expression names.</summary>
    /// <exception cref="AwsError">It names none.</exception>
    public string Name(string token)
    {
        if (token == table.PartitionKey || token == table.SortKey)
            return token;
        if (!token.StartsWith('#'))
        {
            throw ItemErrors.Invalid(Word().IsMatch(token)
                ? $"Invalid expression: {token} may be a reserved keyword; here names other than the table's keys are "
                    + "given as #name"
                : $"Invalid expression: Syntax error, or not supported here; token: {token}");
        }

        _used.Add(token);
        return Map(0).Text(token) ?? throw ItemErrors.Invalid(
            $"Invalid expression: An expression attribute name used in the document path is not defined; attribute "
            + $"name: {token}");
    }

    /// <summary>The value that a token of an expression stands for.</summary>
    /// <exception cref="AwsError">It stands for none.</exception>
    public JsonObject Value(string token)
    {
        _used.Add(token);
        var value = Map(1)[token] as JsonObject ?? throw ItemErrors.Invalid(
            $"Invalid expression: An expression attribute value used in expression is not defined; attribute value: "
            + $"{token}");
        ItemLimits.SizeOf(value);
        return value;
    }

    /// <summary>Names and values that no expression of a call uses are an error, as in AWS.</summary>
    /// <exception cref="AwsError">One is not used.</exception>
    public void DemandUsed()
    {
        for (var map = 0; map < Maps.Length; map++)
        {
            if (Map(map).Select(entry => entry.Key).FirstOrDefault(key => !_used.Contains(key)) is { } unused)
                throw ItemErrors.Invalid($"Value provided in {Maps[map]} unused in expressions: keys: {{{unused}}}");
        }
    }

    private JsonObject Map(int number) => input[Maps[number]] as JsonObject ?? [];

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

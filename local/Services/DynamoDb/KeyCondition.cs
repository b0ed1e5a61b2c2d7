using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>
/// A query's condition: one value of the partition key and, perhaps, one comparison of the sort key, in this order.
/// </summary>
/// <param name="Partition">The value that the partition key must have.</param>
/// <param name="Holds">Tells whether a sort key meets the rest.</param>
/// <remarks>Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html</remarks>
internal sealed partial record KeyCondition(string Partition, Func<string, bool> Holds)
{
    /// <summary>Parses one.</summary>
    /// <exception cref="Wire.AwsError">It is none, is not built here, or is not about the keys.</exception>
    public static KeyCondition Parse(string text, ExpressionTerms terms, string partitionKey, string sortKey)
    {
        var match = Whole().Match(text);
        if (!match.Success)
            throw ItemErrors.Invalid($"Invalid KeyConditionExpression, or not supported here: {text}");
        if (terms.Name(match.Groups["partition"].Value) != partitionKey)
            throw ItemErrors.Invalid($"Query condition missed key schema element: {partitionKey}");
        var partition = TextOf(terms, match.Groups["value"].Value, partitionKey);
        if (!match.Groups["sort"].Success)
            return new(partition, _ => true);
        if (terms.Name(match.Groups["sort"].Value) != sortKey)
            throw ItemErrors.Invalid($"Query condition missed key schema element: {sortKey}");
        var bound = TextOf(terms, match.Groups["bound"].Value, sortKey);
        return new(partition, match.Groups["comparison"].Value switch
        {
            "=" => sort => sort == bound,
            "<" => sort => Utf8.Compare(sort, bound) < 0,
            "<=" => sort => Utf8.Compare(sort, bound) <= 0,
            ">" => sort => Utf8.Compare(sort, bound) > 0,
            ">=" => sort => Utf8.Compare(sort, bound) >= 0,
            _ => sort => sort.StartsWith(bound, StringComparison.Ordinal),
        });
    }

    private static string TextOf(ExpressionTerms terms, string token, string key)
    {
        if (terms.Value(token)["S"] is not JsonValue text)
        {
            throw ItemErrors.Invalid(
                "One or more parameter values were invalid: Condition parameter type does not match schema type: "
                + key);
        }

        var value = text.GetValue<string>();
        return value.Length > 0 ? value : throw ItemLimits.EmptyKey(key);
    }

    [GeneratedRegex(
        """
        ^\s*(?<partition>\#?\w+)\s*=\s*(?<value>:\w+)\s*
        (AND\s+(
          (?<sort>\#?\w+)\s*(?<comparison><=|>=|=|<|>)\s*(?<bound>:\w+)
          |begins_with\s*\(\s*(?<sort>\#?\w+)\s*,\s*(?<bound>:\w+)\s*\)
        ))?\s*\z
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
            | RegexOptions.IgnoreCase)]
    private static partial Regex Whole();
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Config;

/// <summary>
/// Saved advanced queries. They are checked against the language's published limits and kept; none is run here.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_StoredQuery.html and
/// https://docs.aws.amazon.com/config/latest/developerguide/querying-AWS-resources.html#query-limitations.
/// </remarks>
internal static partial class StoredQueries
{
    private const int MostQueries = 300;

    public static IEnumerable<Operation> All =>
    [
        new(
            "config",
            "PutStoredQuery",
            (call, input) => new("config:PutStoredQuery", Arn(call, Query(input).Required("QueryName"))),
            Put),
    ];

    private static JsonObject Put(Call call, JsonObject input)
    {
        var query = Query(input);
        var name = query.Required("QueryName");
        if (!QueryName().IsMatch(name))
            throw Invalid($"QueryName '{name}' is not 1 to 64 letters, digits, hyphens or underscores");
        if (query.Text("Description") is { Length: > 256 } description)
            throw Invalid($"Description has {description.Length} characters; at most 256 are accepted");
        CheckExpression(query.Required("Expression"));

        var key = (call.Caller.AccountId, name);
        var queries = call.World.Of<ConfigState>().StoredQueries;
        if (!queries.ContainsKey(key)
            && queries.Keys.Count(one => one.AccountId == call.Caller.AccountId) >= MostQueries)
        {
            throw new AwsError("TooManyRequestsException", $"The account has {MostQueries} saved queries already.");
        }

        queries[key] = new(query.Required("Expression"), query.Text("Description"));
        return new() { ["QueryArn"] = Arn(call, name) };
    }

    private static void CheckExpression(string expression)
    {
        if (expression.Length is 0 or > 4096)
            throw Invalid($"Expression has {expression.Length} characters; 1 to 4096 are accepted");
        var bare = Literal().Replace(expression, "''");
        if (!bare.StartsWith("SELECT ", StringComparison.OrdinalIgnoreCase))
            throw Invalid("Expression does not begin with SELECT");
        if (Unsupported().Match(bare) is { Success: true } word)
            throw Invalid($"Expression: {word.Value} is not supported");
        foreach (Match literal in Wildcard().Matches(expression))
        {
            var value = literal.Groups["value"].Value;
            if (value.IndexOfAny(['%', '_']) is >= 0 and var first && (first < value.Length - 1 || first < 3))
            {
                throw Invalid(
                    $"Expression: LIKE '{value}': a wildcard stands at the end, after at least three characters");
            }
        }
    }

    private static JsonObject Query(JsonObject input) =>
        input["StoredQuery"] as JsonObject ?? throw Invalid("StoredQuery is missing");

    private static string Arn(Call call, string name) =>
        $"arn:{call.World.Partition}:config:{call.Region}:{call.Caller.AccountId}:stored-query/{name}/"
        + $"query-{StableHash.Suffix($"{call.Caller.AccountId}/{name}", 10)}";

    private static AwsError Invalid(string message) => new("ValidationException", message + ".");

    [GeneratedRegex(@"^[a-zA-Z0-9-_]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex QueryName();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Literal();

    [GeneratedRegex(
        @"\b(ALL|AS|DISTINCT|FROM|HAVING|JOIN|UNION|NULL)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unsupported();

    [GeneratedRegex("LIKE '(?<value>[^']*)'", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wildcard();
}

using System.Text.Json.Nodes;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Tests.Unit.Lambdas.RootPosture;

namespace Guardrails.Tests.Unit.Lambdas;

/// <summary>
/// The ledger's table at the other end of a connection: rows, and the conditions that those who write set.
/// </summary>
internal sealed class WireTable
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, JsonObject> _rows = new(StringComparer.Ordinal);

    /// <summary>Every row, as its partition and sort key.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_lock)
                return [.. _rows.Keys];
        }
    }

    /// <summary>Everything that is in it, which stays the same where nothing changes.</summary>
    public string Text
    {
        get
        {
            lock (_lock)
                return string.Join('\n', _rows.Values.Select(row => row.ToJsonString()));
        }
    }

    /// <summary>The text of a row's attribute; null where the row has none.</summary>
    public string? TextOf(string key, string attribute)
    {
        lock (_lock)
            return _rows[key][attribute]?["S"]?.GetValue<string>();
    }

    /// <summary>Puts a row of which a test needs nothing but the key.</summary>
    public void Add(LedgerKey key)
    {
        JsonObject item = new()
        {
            [LedgerKey.PartitionAttribute] = new JsonObject { ["S"] = key.Partition },
            [LedgerKey.SortAttribute] = new JsonObject { ["S"] = key.Sort },
        };
        lock (_lock)
            _rows[KeyOf(item)] = item;
    }

    /// <summary>The answer to a call; null for one of another service.</summary>
    public WireAnswer? Answer(WireCall call)
    {
        if (!call.Action.StartsWith("dynamodb:", StringComparison.Ordinal))
            return null;
        var request = JsonNode.Parse(call.Body)!.AsObject();
        lock (_lock)
        {
            return call.Operation switch
            {
                "GetItem" => Found(call, _rows.GetValueOrDefault(KeyOf(request["Key"]!))),
                "PutItem" => Put(call, request),
                "Query" => Query(call, request),
                _ => throw new NotSupportedException(call.Action),
            };
        }
    }

    private static WireAnswer Found(WireCall call, JsonObject? row) => WireAnswer.Result(
        call, row is null ? "{}" : new JsonObject { ["Item"] = row.DeepClone() }.ToJsonString());

    private WireAnswer Put(WireCall call, JsonObject request)
    {
        var item = request["Item"]!.AsObject();
        var key = KeyOf(item);
        var there = _rows.GetValueOrDefault(key);
        string Value(string name) => request["ExpressionAttributeValues"]![name]!["S"]!.GetValue<string>();
        string? Was(string name) =>
            there?[request["ExpressionAttributeNames"]![name]!.GetValue<string>()]?["S"]?.GetValue<string>();
        var holds = request["ConditionExpression"]?.GetValue<string>() switch
        {
            null => true,
            "attribute_not_exists(pk)" => there is null,
            "attribute_not_exists(pk) OR #age < :age" =>
                there is null || string.CompareOrdinal(Was("#age"), Value(":age")) < 0,
            "#read = :read" => there is not null && Was("#read") == Value(":read"),
            var other => throw new NotSupportedException(other),
        };
        if (!holds)
            return WireAnswer.Error(call, 400, "ConditionalCheckFailedException", "The conditional request failed");
        _rows[key] = item.DeepClone().AsObject();
        return WireAnswer.Result(call, "{}");
    }

    private WireAnswer Query(WireCall call, JsonObject request)
    {
        var values = request["ExpressionAttributeValues"]!;
        var prefix = $"{values[":pk"]!["S"]} {values[":sk"]!["S"]}";
        var found = _rows.Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(row => (JsonNode?)row.Value.DeepClone()).ToArray();
        return WireAnswer.Result(call, new JsonObject
        {
            ["Items"] = new JsonArray(found),
            ["Count"] = found.Length,
            ["ScannedCount"] = found.Length,
        }.ToJsonString());
    }

    private static string KeyOf(JsonNode row) => $"{row["pk"]!["S"]} {row["sk"]!["S"]}";
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrails.Local.Wire;

/// <summary>
/// The members that AWS's service models allow in each operation's requests. A test makes the file of botocore's
/// models.
/// </summary>
internal static class InputModels
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyDictionary<string, InputShape>>> All = new(Read);

    /// <summary>Refuses what the service's model does not allow, as AWS does before it looks at permissions.</summary>
    /// <exception cref="AwsError">The request has an absent, mistyped or forbidden member.</exception>
    public static void Check(string service, string operation, JsonObject input)
    {
        if (All.Value.GetValueOrDefault(service)?.GetValueOrDefault(operation) is not { } shape)
            return;
        var faults = shape.Faults(input, path: "").ToList();
        if (faults.Count == 0)
            return;
        throw new AwsError(
            "ValidationError",
            $"{faults.Count} validation error{(faults.Count == 1 ? "" : "s")} detected: {string.Join("; ", faults)}")
        {
            Members = new Dictionary<string, JsonNode>(StringComparer.Ordinal) { ["Reason"] = faults[0].Reason },
        };
    }

    private static IReadOnlyDictionary<string, IReadOnlyDictionary<string, InputShape>> Read()
    {
        using var file = typeof(InputModels).Assembly.GetManifestResourceStream("input-models.json")!;
        return JsonSerializer.Deserialize<IReadOnlyDictionary<string, IReadOnlyDictionary<string, InputShape>>>(
            file, JsonSerializerOptions.Web)!;
    }
}

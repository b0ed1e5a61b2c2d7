using System.Text.Json.Nodes;

namespace Guardrails.Tests.Unit.Policies.Simulation;

/// <summary>Condition keys as the case tables write them: one value alone, or a list.</summary>
internal static class ContextOf
{
    public static Dictionary<string, IReadOnlyList<string>> Json(IReadOnlyDictionary<string, JsonNode> context) =>
        context.ToDictionary(
            entry => entry.Key,
            IReadOnlyList<string> (entry) => entry.Value is JsonArray values
                ? [.. values.Select(value => value!.GetValue<string>())]
                : [entry.Value.GetValue<string>()]);
}

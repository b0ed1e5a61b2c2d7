using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>
/// Every way in which one member of a report can be missing or of another type: once for each place in the format, and
/// not for each account.
/// </summary>
internal static partial class Mutation
{
    private static readonly string[] Values = ["null", "1", "1.5", "\"x\"", "true", "{}", "[]", "[null]", "[1]"];

    public static IEnumerable<(string What, JsonNode File)> Of(JsonObject report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var holder in Objects(report).ToList())
        {
            foreach (var name in holder.Select(member => member.Key).ToList())
            {
                var kind = holder[name] is null ? "null" : "";
                if (!seen.Add(Place().Replace($"{holder.GetPath()}.{name}{kind}", "[]")))
                    continue;
                yield return Changed(report, holder, name, "nothing", one => one.Remove(name));
                foreach (var value in Values)
                    yield return Changed(report, holder, name, value, one => one[name] = JsonNode.Parse(value));
            }
        }
    }

    private static (string What, JsonNode File) Changed(
        JsonObject report, JsonObject holder, string name, string value, Action<JsonObject> change)
    {
        // The holder of the copy is found by its place among all.
        var at = Objects(report).TakeWhile(one => one != holder).Count();
        var copy = report.DeepClone().AsObject();
        change(Objects(copy).ElementAt(at));
        return ($"{holder.GetPath()}.{name} = {value}", copy);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(member => Objects(member.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Place();
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrails.Tests.Unit;

/// <summary>Cases out of a JSON table that lies beside the test, by their sentence names.</summary>
internal static class JsonCases
{
    private static readonly JsonDocumentOptions Tolerant =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static TheoryData<string> Names(params string[] path) => new(Cases(path).Select(Name));

    public static JsonObject Named(string name, params string[] path) => Cases(path).Single(one => Name(one) == name);

    private static IEnumerable<JsonObject> Cases(string[] path) =>
        Read(path)["cases"]!.AsArray().Select(one => one!.AsObject());

    private static JsonNode Read(string[] path) =>
        JsonNode.Parse(File.ReadAllText(Repository.PathOf(["tests", "Unit", .. path])), documentOptions: Tolerant)!;

    private static string Name(JsonObject one) => one["name"]!.GetValue<string>();
}

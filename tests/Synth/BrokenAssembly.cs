using System.Text.Json.Nodes;

namespace Guardrails.Tests.Synth;

/// <summary>A copy of a cloud assembly in which a test breaks one thing.</summary>
internal sealed class BrokenAssembly : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guardrails-broken-");

    public BrokenAssembly(CloudAssembly whole) => FolderCopy.Of(whole.Folder, Folder);

    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    public void Break(string stack, string type, Action<JsonObject> properties) =>
        BreakResource(stack, type, json => properties(json["Properties"]!.AsObject()));

    public void Break(string stack, string type, string named, Action<JsonObject> properties) =>
        BreakResource(stack, type, json =>
        {
            var own = json["Properties"]!.AsObject();
            if (own.Any(property => property.Value is JsonValue value && value.ToString() == named))
                properties(own);
        });

    public void BreakResource(string stack, string type, Action<JsonObject> resource)
    {
        var file = Directory.GetFiles(Folder, $"*{stack}*.template.json", SearchOption.AllDirectories).Single();
        var template = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var before = template.ToJsonString();
        var resources = template["Resources"]!.AsObject();
        foreach (var (_, json) in resources.Where(one => (string?)one.Value!["Type"] == type).ToList())
            resource(json!.AsObject());
        template.ToJsonString().ShouldNotBe(before, "nothing was broken");
        File.WriteAllText(file, template.ToJsonString());
    }

    public void BreakText(string stack, string type, string property, string text, string by) =>
        Break(stack, type, properties =>
        {
            var whole = properties[property]!.GetValue<string>();
            properties[property] = whole.Replace(text, by, StringComparison.Ordinal);
        });

    /// <summary>Puts another action in the place of one.</summary>
    public static void Rename(JsonNode node, string action)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (name, value) in map.ToList())
                {
                    if (name == "Action" && value is JsonValue && value.ToString() == action)
                        map[name] = "iam:GetUser";
                    else if (value is not null)
                        Rename(value, action);
                }

                break;
            case JsonArray list:
                for (var index = 0; index < list.Count; index++)
                {
                    if (list[index] is JsonValue value && value.ToString() == action)
                        list[index] = "iam:GetUser";
                    else
                        Rename(list[index]!, action);
                }

                break;
        }
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrails.Tests.Bench.Synthesis;

/// <summary>
/// The resources of a cloud assembly without what each author and each version of CDK names in their own way: logical ids and
/// the hashes of file assets.
/// </summary>
internal static class Templates
{
    /// <summary>Resources by stack, type and name.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Read(string assembly)
    {
        var manifest = ReadObject(assembly, "manifest.json");
        var resources = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (id, artifact) in manifest["artifacts"]!.AsObject())
        {
            if ((string?)artifact!["type"] != "aws:cloudformation:stack")
                continue;
            var stack = (string?)artifact["properties"]!["stackName"] ?? id;
            foreach (var (name, resource) in Normalized(assembly, ReadObject(assembly, (string)artifact["properties"]!["templateFile"]!)))
            {
                if (!resources.TryAdd($"{stack} ({artifact["environment"]}): {name}", resource))
                    throw new DifferenceException($"{assembly}: stack {stack} has two resources {name}, which cannot be told apart.");
            }
        }

        return resources;
    }

    /// <summary>What one has and the other has not, one line each.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, JsonObject> csharp, IReadOnlyDictionary<string, JsonObject> typeScript) =>
    [
        .. from name in csharp.Keys.Except(typeScript.Keys) select $"  only C# has {name}",
        .. from name in typeScript.Keys.Except(csharp.Keys) select $"  only TypeScript has {name}",
        .. from name in csharp.Keys.Intersect(typeScript.Keys)
           where !JsonNode.DeepEquals(csharp[name], typeScript[name])
           select $"  {name}:{Environment.NewLine}    C#         {csharp[name].ToJsonString()}{Environment.NewLine}    TypeScript {typeScript[name].ToJsonString()}",
    ];

    private static IEnumerable<(string Name, JsonObject Resource)> Normalized(string assembly, JsonObject template)
    {
        var resources = template["Resources"]!.AsObject();
        var names = resources.ToDictionary(resource => resource.Key, resource => Name(resource.Value!, resources));
        return resources.Select(resource => (names[resource.Key], Resource(assembly, resource.Value!.AsObject(), names)));
    }

    /// <summary>The type and the explicit name, which everything that has one is given here; of a queue's policy the queue's.</summary>
    private static string Name(JsonNode resource, JsonObject all)
    {
        if ((string?)resource["Properties"]!["Queues"]?[0]?["Ref"] is { } queue)
            return $"{resource["Type"]} {all[queue]!["Properties"]!["QueueName"]}";
        var explicitName = resource["Properties"]!.AsObject()
            .FirstOrDefault(property => property.Key.EndsWith("Name", StringComparison.Ordinal) && property.Value!.GetValueKind() == JsonValueKind.String).Value;
        return $"{resource["Type"]} {explicitName}".TrimEnd();
    }

    private static JsonObject Resource(string assembly, JsonObject resource, Dictionary<string, string> names)
    {
        var normalized = Value(assembly, resource, names)!.AsObject();
        if (normalized["DependsOn"] is { } after)
        {
            var ids = after is JsonArray several ? several.Select(id => (string)id!) : [(string)after!];
            normalized["DependsOn"] = new JsonArray([.. ids.Select(id => names[id]).Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]);
        }

        return normalized;
    }

    private static JsonNode? Value(string assembly, JsonNode? value, Dictionary<string, string> names) => value switch
    {
        JsonObject json => new JsonObject(json.Select(member => KeyValuePair.Create(member.Key, member.Key switch
        {
            "Ref" => names.GetValueOrDefault((string)member.Value!, (string)member.Value!),
            "Fn::GetAtt" => Attribute(member.Value!.AsArray(), names),
            "S3Key" => Content(assembly, (string)member.Value!),
            "Code" when member.Value is JsonValue => Content(assembly, (string)member.Value!),
            _ => Value(assembly, member.Value, names),
        }))),
        JsonArray array => new JsonArray([.. array.Select(item => Value(assembly, item, names))]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String && ((string)text!).StartsWith('{') => JsonNode.Parse((string)text!),
        _ => value?.DeepClone(),
    };

    private static JsonArray Attribute(JsonArray attribute, Dictionary<string, string> names) => [names[(string)attribute[0]!], (string)attribute[1]!];

    /// <summary>The names and bytes of the files behind HASH.zip, however the version of CDK came to that hash.</summary>
    private static string Content(string assembly, string key)
    {
        var folder = Path.Combine(assembly, $"asset.{Path.GetFileNameWithoutExtension(key)}");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return $"files {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static JsonObject ReadObject(string folder, string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!.AsObject();
}

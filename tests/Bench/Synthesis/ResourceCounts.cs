using System.Text.Json.Nodes;

namespace Guardrails.Tests.Bench.Synthesis;

/// <summary>The size of a cloud assembly: its stacks, and how many resources of each type they hold together.</summary>
internal sealed record ResourceCounts(IReadOnlySet<string> Stacks, IReadOnlyDictionary<string, int> ByType)
{
    /// <summary>
    /// The part of all resources that may differ before times are no longer of the same work: a tenth.
    /// </summary>
    private const int Tolerance = 10;

    public int Total => ByType.Values.Sum();

    /// <summary>Counts what synthesis wrote into a folder.</summary>
    public static ResourceCounts Read(string assembly)
    {
        var stacks = ReadObject(assembly, "manifest.json")["artifacts"]!.AsObject()
            .Where(artifact => (string?)artifact.Value!["type"] == "aws:cloudformation:stack")
            .ToDictionary(
                artifact => (string?)artifact.Value!["properties"]!["stackName"] ?? artifact.Key,
                artifact => Resources(assembly, (string)artifact.Value!["properties"]!["templateFile"]!),
                StringComparer.Ordinal);
        return new(
            stacks.Keys.ToHashSet(StringComparer.Ordinal),
            stacks.Values.SelectMany(resources => resources)
                .CountBy(resource => (string)resource.Value!["Type"]!)
                .ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>
    /// The differences from another assembly where they are too many, one line each: any in the stacks, and more than a
    /// tenth of the resources, taken over all types.
    /// </summary>
    public IReadOnlyList<string> DifferencesFrom(ResourceCounts other)
    {
        var types = ByType.Keys.Union(other.ByType.Keys).Order(StringComparer.Ordinal)
            .Select(
                type => (Type: type, Here: ByType.GetValueOrDefault(type), There: other.ByType.GetValueOrDefault(type)))
            .Where(count => count.Here != count.There).ToList();
        var tooMany = types.Sum(count => Math.Abs(count.Here - count.There)) * Tolerance > Total;
        return
        [
            .. Stacks.Except(other.Stacks).Select(stack => $"  only C# has the stack {stack}"),
            .. other.Stacks.Except(Stacks).Select(stack => $"  only TypeScript has the stack {stack}"),
            .. types.Where(_ => tooMany).Select(count => $"  {count.Type}: C# {count.Here}, TypeScript {count.There}"),
        ];
    }

    private static JsonObject Resources(string folder, string template) =>
        ReadObject(folder, template)["Resources"]!.AsObject();

    private static JsonObject ReadObject(string folder, string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!.AsObject();
}

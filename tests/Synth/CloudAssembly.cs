using System.Text.Json.Nodes;
using Guardrails.Core.Packs;

namespace Guardrails.Tests.Synth;

/// <summary>A cloud assembly on disk, read as plain JSON.</summary>
public sealed class CloudAssembly
{
    public CloudAssembly(string folder)
    {
        Folder = folder;
        Stacks = [.. Stack.In(folder)];
    }

    public string Folder { get; }

    public IReadOnlyList<Stack> Stacks { get; }

    public Stack Organization => Stacks.Single(stack => stack.Name == "Guardrails-Organization");

    public Stack Detection => Stacks.Single(stack => stack.Name == "Guardrails-Detection");

    public Stack Ledger => Stacks.Single(stack => stack.Name == "Guardrails-Ledger");

    public Stack Activity => Stacks.Single(stack => stack.Name == "Guardrails-Activity");

    public Stack Reporting => Stacks.Single(stack => stack.Name == "Guardrails-Reporting");

    public Stack Forwarders => Stacks.Single(stack => stack.Name == "Guardrails-Forwarders");

    /// <summary>True where anything is evaluated at all.</summary>
    public bool Detects => Stacks.Any(stack => stack.Name == "Guardrails-Detection");

    public IEnumerable<Resource> Resources => Stacks.SelectMany(stack => stack.Resources);

    /// <summary>The template that the StackSet of the roles carries.</summary>
    public JsonObject StackSetTemplate => Inner(Organization, "AWS::CloudFormation::StackSet");

    /// <summary>The template that the StackSet of the forwarders carries.</summary>
    public JsonObject ForwarderTemplate => Inner(Forwarders, "AWS::CloudFormation::StackSet");

    /// <summary>The template that the organization conformance pack carries.</summary>
    public JsonObject ConformancePackTemplate => Inner(Detection, "AWS::Config::OrganizationConformancePack");

    /// <summary>Every template by a name: the stacks', and those inside them.</summary>
    public IReadOnlyDictionary<string, JsonObject> Templates =>
        new Dictionary<string, JsonObject>(
            Stacks.Select(stack => KeyValuePair.Create(stack.Name, stack.Template)), StringComparer.Ordinal)
    {
        ["GuardrailsMemberRole"] = StackSetTemplate,
        ["GuardrailsEventForwarders"] = ForwarderTemplate,
        ["Guardrails-RootManagedRules"] = ConformancePackTemplate,
    };

    private static JsonObject Inner(Stack stack, string type) =>
        JsonNode.Parse(stack.OfType(type).Single().Properties["TemplateBody"]!.GetValue<string>())!.AsObject();
}

/// <summary>One stack of an assembly.</summary>
/// <param name="Name">Its CloudFormation name.</param>
/// <param name="Environment">Account and Region, as CDK writes them.</param>
/// <param name="DependsOn">The artifacts that are deployed before it.</param>
/// <param name="Artifact">Its own artifact's name.</param>
/// <param name="Template">Its template.</param>
public sealed record Stack(
    string Name, string Environment, IReadOnlyList<string> DependsOn, string Artifact, JsonObject Template)
{
    public IReadOnlyList<Resource> Resources =>
        [
            .. Template["Resources"]!
                .AsObject().Select(member => new Resource(this, member.Key, member.Value!.AsObject())),
        ];

    public IReadOnlyList<Resource> OfType(string type) => [.. Resources.Where(resource => resource.Type == type)];

    public static IEnumerable<Stack> In(string folder)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")))!;
        foreach (var (artifact, value) in manifest["artifacts"]!.AsObject())
        {
            if (value!["type"]!.GetValue<string>() != "aws:cloudformation:stack")
                continue;
            var properties = value["properties"]!;
            yield return new(
                properties["stackName"]?.GetValue<string>() ?? artifact,
                value["environment"]!.GetValue<string>(),
                [.. value["dependencies"]!.AsArray().Select(dependency => dependency!.GetValue<string>())],
                artifact,
                JsonNode.Parse(File.ReadAllText(Path.Combine(folder, properties["templateFile"]!.GetValue<string>())))!
                    .AsObject());
        }
    }
}

/// <summary>One resource of a template.</summary>
public sealed record Resource(Stack Stack, string LogicalId, JsonObject Json)
{
    public string Type => Json["Type"]!.GetValue<string>();

    public JsonObject Properties => Json["Properties"]!.AsObject();

    public string? Text(string property) => Properties[property]?.GetValue<string>();

    public IReadOnlyList<string> DependsOn => Json["DependsOn"] switch
    {
        JsonArray many => [.. many.Select(one => one!.GetValue<string>())],
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };

    /// <summary>The logical id that a property refers to by Ref or Fn::GetAtt.</summary>
    public static string? Target(JsonNode? node) =>
        node?["Ref"]?.GetValue<string>() ?? node?["Fn::GetAtt"]?[0]?.GetValue<string>();
}

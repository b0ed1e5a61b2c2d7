using System.Text.Json.Nodes;

namespace Guardrails.Local.Deployment;

/// <summary>One resource of a template, as written.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type">Its type.</param>
/// <param name="Properties">Its properties, intrinsics unresolved.</param>
/// <param name="Dependencies">Logical ids in DependsOn and in intrinsics, in order of appearance.</param>
/// <param name="RetainOnDelete">True where it stays when the template no longer has it.</param>
internal sealed record TemplateResource(
    string LogicalId,
    string Type,
    JsonObject Properties,
    IReadOnlyList<string> Dependencies,
    bool RetainOnDelete)
{
    private static readonly string[] Attributes =
        ["Type", "Properties", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata"];

    public static TemplateResource Parse(string stack, string logicalId, JsonNode? json)
    {
        if (json is not JsonObject resource || (string?)resource["Type"] is not { } type)
            throw new DeployException($"{stack}: Resources.{logicalId} has no Type.");
        foreach (var (attribute, _) in resource)
        {
            if (!Attributes.Contains(attribute))
            {
                throw new DeployException(
                    stack, logicalId, type, $"the resource attribute {attribute} is not supported here.");
            }
        }

        var properties = resource["Properties"] as JsonObject ?? [];
        var dependsOn = resource["DependsOn"] switch
        {
            null => [],
            JsonArray many => many.Select(id => (string)id!),
            var one => [(string)one!],
        };
        var retained = Policy(stack, logicalId, type, resource, "DeletionPolicy");
        Policy(stack, logicalId, type, resource, "UpdateReplacePolicy");
        return new(
            logicalId, type, properties, [.. dependsOn.Concat(Intrinsics.References(properties)).Distinct()], retained);
    }

    /// <summary>Everything it names is a resource, a parameter or a pseudo parameter.</summary>
    public void CheckReferences(
        string stack, Dictionary<string, TemplateResource> resources, Dictionary<string, string> parameters)
    {
        foreach (var name in Dependencies)
        {
            if (!resources.ContainsKey(name)
                && !parameters.ContainsKey(name)
                && !name.StartsWith("AWS::", StringComparison.Ordinal))
            {
                throw new DeployException(
                    stack, LogicalId, Type, $"it refers to {name}, which the template does not have.");
            }
        }
    }

    private static bool Policy(string stack, string logicalId, string type, JsonObject resource, string attribute) =>
        (string?)resource[attribute] switch
        {
            null or "Delete" => false,
            "Retain" or "RetainExceptOnCreate" => true,
            var other => throw new DeployException(
                stack,
                logicalId,
                type,
                $"{attribute} {other} is not supported here; Delete, Retain and RetainExceptOnCreate are."),
        };
}

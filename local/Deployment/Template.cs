using System.Text.Json.Nodes;

namespace Guardrails.Local.Deployment;

/// <summary>A CloudFormation template, checked for parts that this deploy does not know.</summary>
internal sealed class Template
{
    private static readonly string[] Sections =
        ["AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Resources", "Outputs"];

    // CDK's own guard against an outdated bootstrap; here nothing is bootstrapped.
    private const string BootstrapRule = "CheckBootstrapVersion";
    private const string BootstrapParameter = "BootstrapVersion";

    private Template(IReadOnlyList<TemplateResource> resources, IReadOnlyDictionary<string, string> parameters)
    {
        Resources = resources;
        Parameters = parameters;
    }

    /// <summary>The resources, each after what it depends on.</summary>
    public IReadOnlyList<TemplateResource> Resources { get; }

    /// <summary>The parameters with their default values.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Reads a template and puts its resources into the order in which they come here.</summary>
    /// <exception cref="DeployException">It has what is not supported here, or what AWS would refuse.</exception>
    public static Template Parse(string stack, JsonObject json, IReadOnlyList<ITemplateRule> rules)
    {
        foreach (var (section, _) in json)
        {
            if (!Sections.Contains(section))
                throw new DeployException($"{stack}: the template's section {section} is not supported here.");
        }

        foreach (var (rule, _) in json["Rules"] as JsonObject ?? [])
        {
            if (rule != BootstrapRule)
            {
                throw new DeployException(
                    $"{stack}: Rules.{rule} is not supported here; only CDK's {BootstrapRule} is.");
            }
        }

        var parameters = (json["Parameters"] as JsonObject ?? []).ToDictionary(
            parameter => parameter.Key, parameter => Default(stack, parameter.Key, parameter.Value!));
        var resources = (json["Resources"] as JsonObject ?? []).ToDictionary(
            resource => resource.Key, resource => TemplateResource.Parse(stack, resource.Key, resource.Value));
        foreach (var resource in resources.Values)
            resource.CheckReferences(stack, resources, parameters);

        foreach (var rule in rules)
            rule.Check(stack, resources);
        try
        {
            // CloudFormation creates what does not depend on each other at the same time. The last listed comes first
            // here, so that a template which only lists its resources in the right order fails every time instead of
            // now and then.
            var order = DependencyOrder.Sort(
                [.. resources.Keys.Reverse()], id => Before(id).Where(resources.ContainsKey));
            return new([.. order.Select(id => resources[id])], parameters);
        }
        catch (DeployException error)
        {
            throw new DeployException($"{stack}: {error.Message}");
        }

        IEnumerable<string> Before(string id) =>
            [.. resources[id].Dependencies, .. rules.SelectMany(rule => rule.After(resources[id], resources))];
    }

    private static string Default(string stack, string name, JsonNode parameter)
    {
        if (name == BootstrapParameter)
            return "21";
        var type = (string?)parameter["Type"];
        if (type is not ("String" or "Number"))
            throw new DeployException($"{stack}: Parameters.{name} has type {type}, which is not supported here.");
        return parameter["Default"]?.ToString()
            ?? throw new DeployException(
                $"{stack}: Parameters.{name} has no Default, and a local deploy passes no parameter values.");
    }
}

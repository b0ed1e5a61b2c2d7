using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Deployment;

/// <summary>Deploys one template as one stack, resource by resource, and stops at the first that fails.</summary>
internal sealed class StackDeployer(World world, ServiceCatalog services, IProgress<string>? progress)
{
    public World World => world;

    public ServiceCatalog Services => services;

    public IProgress<string>? Progress => progress;

    /// <summary>Creates the stack, or updates it in place.</summary>
    /// <param name="name">The stack's name.</param>
    /// <param name="accountId">Its account.</param>
    /// <param name="region">Its Region.</param>
    /// <param name="json">Its template.</param>
    /// <param name="assets">Its files.</param>
    /// <param name="principal">The principal that makes the calls.</param>
    /// <param name="cancellation">Stops before the next resource.</param>
    public async Task<DeployedStack> DeployAsync(
        string name,
        string accountId,
        string region,
        JsonObject json,
        IReadOnlyList<FileAsset> assets,
        Principal principal,
        CancellationToken cancellation)
    {
        var template = Template.Parse(name, json, services.TemplateRules);
        foreach (var resource in template.Resources)
            Handler(name, resource);

        Stack stack;
        lock (world.Gate)
            stack = world.Of<Stacks>().FindOrAdd(world, name, accountId, region);
        CheckRemoved(stack, json);
        var deployed = new List<DeployedResource>();
        foreach (var resource in template.Resources)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                deployed.Add(await ApplyAsync(stack, template, resource, assets, principal, cancellation));
            }
            catch (DeployException error)
            {
                throw error.After(
                    [.. deployed.Where(one => one.Change != ResourceChange.Unchanged).Select(one => one.LogicalId)]);
            }
        }

        return new(name, accountId, region, deployed);
    }

    private async Task<DeployedResource> ApplyAsync(
        Stack stack,
        Template template,
        TemplateResource resource,
        IReadOnlyList<FileAsset> assets,
        Principal principal,
        CancellationToken cancellation)
    {
        var properties = Resolve(stack, template, resource);
        if (stack.Resources.GetValueOrDefault(resource.LogicalId) is { } existing)
        {
            if (existing.Type != resource.Type)
            {
                throw new DeployException(
                    stack.Name,
                    resource.LogicalId,
                    resource.Type,
                    $"its type was {existing.Type}; update of resource type is not permitted.");
            }

            if (JsonNode.DeepEquals(existing.Properties, properties))
                return new(resource.LogicalId, resource.Type, existing.PhysicalId, ResourceChange.Unchanged);
        }

        var change = stack.Resources.ContainsKey(resource.LogicalId) ? ResourceChange.Updated : ResourceChange.Created;
        var call = new ResourceCall(this, stack, resource, properties, principal, assets);
        try
        {
            var outcome = await Handler(stack.Name, resource).ApplyAsync(call, cancellation);
            lock (world.Gate)
            {
                stack.Resources[resource.LogicalId] = new(
                    resource.Type, outcome.PhysicalId, properties, outcome.Attributes);
            }

            progress?.Report(
                $"{stack.Name}: {resource.LogicalId} ({resource.Type}) "
                + $"{(change == ResourceChange.Created ? "created" : "updated")}");
            return new(resource.LogicalId, resource.Type, outcome.PhysicalId, change);
        }
        catch (AwsError error)
        {
            throw new DeployException(
                stack.Name, resource.LogicalId, resource.Type, $"{error.Code}: {error.Message}", error);
        }
    }

    private JsonObject Resolve(Stack stack, Template template, TemplateResource resource)
    {
        var intrinsics = new Intrinsics(
            name => Pseudo(stack, name)
                ?? template.Parameters.GetValueOrDefault(name) ?? stack.Resources.GetValueOrDefault(name)?.PhysicalId,
            (id, attribute) => stack.Resources.GetValueOrDefault(id)?.Attributes[attribute]);
        try
        {
            return intrinsics.Resolve(resource.Properties, "Properties")!.AsObject();
        }
        catch (FormatException error)
        {
            throw new DeployException(stack.Name, resource.LogicalId, resource.Type, error.Message);
        }
    }

    private string? Pseudo(Stack stack, string name) => name switch
    {
        "AWS::AccountId" => stack.AccountId,
        "AWS::Region" => stack.Region,
        "AWS::Partition" => world.Partition,
        "AWS::URLSuffix" => world.KnownPartition.DnsSuffix,
        "AWS::StackName" => stack.Name,
        "AWS::StackId" => stack.Id,
        _ => null,
    };

    private IResourceHandler Handler(string stack, TemplateResource resource) =>
        services.Find(resource.Type)
        ?? throw new DeployException(
            stack,
            resource.LogicalId,
            resource.Type,
            $"the embedded organization does not know this type. Known: {string.Join(", ", services.Types)}.");

    private static void CheckRemoved(Stack stack, JsonObject json)
    {
        foreach (var (id, resource) in stack.Resources)
        {
            if (json["Resources"]?[id] is null)
            {
                throw new DeployException(
                    stack.Name,
                    id,
                    resource.Type,
                    "the template no longer has it; removing resources is not supported here. "
                    + "Start a fresh organization.");
            }
        }
    }
}

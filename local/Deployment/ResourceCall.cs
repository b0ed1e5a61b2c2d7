using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Functions;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Deployment;

/// <summary>One resource that is being created or updated.</summary>
/// <param name="deployer">The deployer.</param>
/// <param name="stack">The stack it is in.</param>
/// <param name="definition">The resource in the template.</param>
/// <param name="json">Its properties, intrinsics resolved.</param>
/// <param name="principal">The principal that makes the calls.</param>
/// <param name="assets">The files of the stack.</param>
internal sealed class ResourceCall(
    StackDeployer deployer,
    Stack stack,
    TemplateResource definition,
    JsonObject json,
    Principal principal,
    IReadOnlyList<FileAsset> assets)
{
    public World World => deployer.World;

    public Stack Stack => stack;

    public string LogicalId => definition.LogicalId;

    public string Type => definition.Type;

    public JsonObject Json => json;

    public IReadOnlyList<FileAsset> Assets => assets;

    /// <summary>The same resource as it was deployed before, or null.</summary>
    public StackResource? Existing => stack.Resources.GetValueOrDefault(definition.LogicalId);

    /// <summary>The endpoint of the organization.</summary>
    public Uri Endpoint => World.The<FunctionHost>().Endpoint;

    public StackDeployer Deployer => deployer;

    public IProgress<string>? Progress => deployer.Progress;

    public PropertyReader Properties() => new(json, "", Fail);

    public DeployException Fail(string what) => new(stack.Name, definition.LogicalId, definition.Type, what);

    /// <summary>The call that the principal makes now.</summary>
    public Call Call() => new(World, principal, stack.Region, World.Now);

    public Task<JsonObject> InvokeAsync(string service, string operation, JsonObject input) =>
        deployer.Services.Operations.InvokeAsync(Call(), service, operation, input);

    /// <summary>
    /// A property that identifies the resource must not change: CloudFormation would replace it, which
    /// nothing here does.
    /// </summary>
    public void Keep(string property, string physicalId)
    {
        if (Existing is { } existing && existing.PhysicalId != physicalId)
        {
            throw Fail(
                $"{property} changed from {existing.PhysicalId} to {physicalId}; "
                + "CloudFormation would replace the resource, which is not supported here.");
        }
    }

    /// <summary>A name of the kind that CloudFormation makes up where the template gives none.</summary>
    public string GeneratedName() => $"{stack.Name}-{LogicalId}-{StableHash.Suffix(stack.Id + LogicalId, 12)}";
}

using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.CloudFormation;

/// <summary>AWS::CloudFormation::StackSet, service-managed, with its instances.</summary>
internal sealed class StackSetResource : IResourceHandler
{
    public string Type => "AWS::CloudFormation::StackSet";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var input = Read(resource);
        var name = (string)input["StackSetName"]!;
        var created = await resource.InvokeAsync(
            "cloudformation", resource.Existing is null ? "CreateStackSet" : "UpdateStackSet", input);
        await DeployInstancesAsync(resource, resource.World.Of<StackSetState>().StackSets[name], cancellation);
        return new((string)created["StackSetId"]!, new() { ["StackSetId"] = (string)created["StackSetId"]! });
    }

    private static JsonObject Read(ResourceCall resource)
    {
        var properties = resource.Properties();
        var auto = properties.Object("AutoDeployment");
        auto.OptionalFlag("RetainStacksOnAccountRemoval");
        var input = new JsonObject
        {
            ["StackSetName"] = properties.Text("StackSetName"),
            ["PermissionModel"] = properties.Text("PermissionModel"),
            ["CallAs"] = properties.OptionalText("CallAs") ?? "SELF",
            ["TemplateBody"] = properties.Text("TemplateBody"),
            ["AutoDeployment"] = new JsonObject { ["Enabled"] = auto.OptionalFlag("Enabled") },
            ["Capabilities"] = Array(properties.Texts("Capabilities")),
        };
        if (properties.OptionalObject("OperationPreferences") is { } preferences)
        {
            input["FailureToleranceCount"] = preferences.OptionalNumber("FailureToleranceCount");
            input["FailureTolerancePercentage"] = preferences.OptionalNumber("FailureTolerancePercentage");
            preferences.OptionalNumber("MaxConcurrentCount");
            preferences.OptionalNumber("MaxConcurrentPercentage");
            preferences.OneOf(
                "ConcurrencyMode", "STRICT_FAILURE_TOLERANCE", "STRICT_FAILURE_TOLERANCE", "SOFT_FAILURE_TOLERANCE");
            preferences.OneOf("RegionConcurrencyType", "SEQUENTIAL", "SEQUENTIAL", "PARALLEL");
        }

        if (properties.Objects("StackInstancesGroup") is not [var group])
            throw resource.Fail("StackInstancesGroup must have exactly one group here.");
        input["OrganizationalUnitIds"] = Array(group.Object("DeploymentTargets").Texts("OrganizationalUnitIds"));
        input["Regions"] = Array(group.Texts("Regions"));
        properties.OptionalObject("ManagedExecution")?.OptionalFlag("Active");
        properties.OptionalText("Description");
        properties.End();
        return input;
    }

    /// <summary>
    /// Region by Region. Accounts that fail beyond the tolerance of a Region fail the resource; the others are named
    /// and stay without it.
    /// </summary>
    private static async Task DeployInstancesAsync(
        ResourceCall resource, StackSet stackSet, CancellationToken cancellation)
    {
        foreach (var region in stackSet.Regions)
        {
            foreach (var failure in await DeployInstancesAsync(resource, stackSet, region, cancellation))
                resource.Progress?.Report($"{resource.Stack.Name}: {resource.LogicalId} is not in {failure}");
        }
    }

    private static async Task<IReadOnlyList<string>> DeployInstancesAsync(
        ResourceCall resource, StackSet stackSet, string region, CancellationToken cancellation)
    {
        var accounts = StackSets.Accounts(resource.World, stackSet);
        var silent = new StackDeployer(resource.World, resource.Deployer.Services, null);
        var failed = new List<string>();
        foreach (var account in accounts)
        {
            try
            {
                await StackSetInstances.DeployAsync(silent, stackSet, account, region, cancellation);
            }
            catch (DeployException error)
            {
                failed.Add($"account {account.Id} ({account.Name}), {region}: {error.Message}");
                if (failed.Count > stackSet.Tolerance(accounts.Count))
                {
                    throw resource.Fail(
                        $"more accounts failed than OperationPreferences tolerates. {string.Join(" ", failed)}");
                }
            }
        }

        return failed;
    }

    private static JsonArray Array(IReadOnlyList<string> texts) =>
        new([.. texts.Select(text => JsonValue.Create(text))]);
}

using Guardrails.Local.Organization;

namespace Guardrails.Local.Deployment;

/// <summary>Deploys cloud assemblies to the organization, as <c>cdk deploy</c> does.</summary>
internal static class Deployments
{
    /// <summary>Deploys every stack of an assembly, each after the stacks that it depends on.</summary>
    public static async Task<DeployResult> DeployAsync(
        World world,
        ServiceCatalog services,
        string cloudAssembly,
        IProgress<string>? progress,
        CancellationToken cancellation)
    {
        var deployer = new StackDeployer(world, services, progress);
        var deployed = new List<DeployedStack>();
        foreach (var stack in CloudAssembly.Read(cloudAssembly))
        {
            if (!world.Accounts.ContainsKey(stack.AccountId))
            {
                throw new DeployException(
                    $"{stack.Name}: its account {stack.AccountId} is not in organization {world.OrganizationId}.");
            }

            progress?.Report($"{stack.Name}: deploying to {stack.AccountId} ({stack.Region})");
            var principal = DeployRoles.CloudFormation(world, stack.AccountId, stack.ExecutionRole);
            deployed.Add(await deployer.DeployAsync(
                stack.Name, stack.AccountId, stack.Region, stack.Template, stack.Assets, principal, cancellation));
        }

        return new(deployed);
    }
}

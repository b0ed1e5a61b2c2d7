using Guardrails.Local.Functions;
using Guardrails.Local.State;

namespace Guardrails.Local.Deployment;

/// <summary>Deploys a StackSet's template into an account, as the account's own stack.</summary>
internal static class StackSetInstances
{
    public static async Task DeployAsync(StackDeployer deployer, StackSet stackSet, Account account, CancellationToken cancellation)
    {
        var name = $"StackSet-{stackSet.Name}-{StableHash.Suffix(stackSet.Id + account.Id, 12)}";
        var principal = DeployRoles.StackSets(deployer.World, account.Id);
        foreach (var region in stackSet.Regions)
            await deployer.DeployAsync(name, account.Id, region, stackSet.Template, [], principal, cancellation);
    }
}

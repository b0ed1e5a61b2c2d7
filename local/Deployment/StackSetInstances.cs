using Guardrails.Local.Functions;
using Guardrails.Local.State;

namespace Guardrails.Local.Deployment;

/// <summary>Deploys a StackSet's template into an account, as the account's own stack.</summary>
internal static class StackSetInstances
{
    /// <summary>Brings the template to an account in each of the StackSet's Regions.</summary>
    public static async Task DeployAsync(StackDeployer deployer, StackSet stackSet, Account account, CancellationToken cancellation)
    {
        foreach (var region in stackSet.Regions)
            await DeployAsync(deployer, stackSet, account, region, cancellation);
    }

    /// <summary>Brings the template to an account in one Region.</summary>
    public static Task DeployAsync(StackDeployer deployer, StackSet stackSet, Account account, string region, CancellationToken cancellation) => deployer.DeployAsync(
        $"StackSet-{stackSet.Name}-{StableHash.Suffix(stackSet.Id + account.Id + region, 12)}",
        account.Id,
        region,
        stackSet.Template,
        [],
        DeployRoles.StackSets(deployer.World, account.Id),
        cancellation);
}

using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.CloudFormation;

/// <summary>Brings StackSets to new accounts, where they deploy automatically.</summary>
internal sealed class NewInstances(World world, ServiceCatalog services) : IAccountFollower
{
    /// <inheritdoc/>
    public async Task InheritAsync(Account account, CancellationToken cancellation)
    {
        List<StackSet> stackSets;
        lock (world.Gate)
        {
            stackSets = [.. world.Of<StackSetState>().StackSets.Values
                .Where(stackSet => stackSet.AutoDeployment && StackSets.Reaches(world, stackSet, account))];
        }

        foreach (var stackSet in stackSets)
            await StackSetInstances.DeployAsync(new(world, services, null), stackSet, account, cancellation);
    }
}

using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Local.Services.Config;
using Guardrails.Local.Services.CloudFormation;
using Guardrails.Local.State;

namespace Guardrails.Local.Deployment;

/// <summary>Deploys to the organization, runs what was deployed, and lets new accounts inherit it.</summary>
internal sealed class Deployments : IAsyncDisposable
{
    private readonly World world;
    private readonly Operations operations;
    private readonly FunctionHost host;

    public Deployments(World world, Operations operations, LocalOptions options, Uri endpoint)
    {
        this.world = world;
        this.operations = operations;
        host = new(options.DotnetHost, endpoint);
        lock (world.Gate)
        {
            world.FunctionHost = host;
            world.WhenAccountJoins.Add(JoinAsync);
        }
    }

    public async Task<DeployResult> DeployAsync(string cloudAssembly, IProgress<string>? progress, CancellationToken cancellation)
    {
        var deployer = new StackDeployer(world, operations, progress);
        var deployed = new List<DeployedStack>();
        foreach (var stack in CloudAssembly.Read(cloudAssembly))
        {
            if (!world.Accounts.ContainsKey(stack.AccountId))
                throw new DeployException($"{stack.Name}: its account {stack.AccountId} is not in organization {world.OrganizationId}.");
            progress?.Report($"{stack.Name}: deploying to {stack.AccountId} ({stack.Region})");
            var principal = DeployRoles.CloudFormation(world, stack.AccountId, stack.Region);
            deployed.Add(await deployer.DeployAsync(stack.Name, stack.AccountId, stack.Region, stack.Template, stack.Assets, principal, cancellation));
        }

        return new(deployed);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <summary>A new account gets its StackSet instances first, so that the rules find their role.</summary>
    private async Task JoinAsync(Account account, CancellationToken cancellation)
    {
        List<StackSet> stackSets;
        lock (world.Gate)
            stackSets = [.. world.StackSets.Values.Where(stackSet => stackSet.AutoDeployment && StackSets.Reaches(world, stackSet, account))];
        foreach (var stackSet in stackSets)
            await StackSetInstances.DeployAsync(new(world, operations, null), stackSet, account, cancellation);

        lock (world.Gate)
        {
            foreach (var rule in world.Config.OrganizationRules.Values.Where(rule => !rule.ExcludedAccounts.Contains(account.Id)))
            {
                OrganizationMembers.Check(world, rule.AccountId, account);
                OrganizationRules.DeployTo(world, rule, account.Id);
            }

            foreach (var pack in world.Config.OrganizationPacks.Values.Where(pack => !pack.ExcludedAccounts.Contains(account.Id)))
            {
                OrganizationMembers.Check(world, pack.AccountId, account);
                OrganizationPacks.DeployTo(world, pack, account.Id);
            }
        }
    }
}

using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Config;

/// <summary>
/// Brings organization rules and packs to new accounts. Their roles must have come before, with StackSets.
/// </summary>
internal sealed class NewMembers(World world) : IAccountFollower
{
    /// <inheritdoc/>
    public Task InheritAsync(Account account, CancellationToken cancellation)
    {
        lock (world.Gate)
        {
            var config = world.Of<ConfigState>();
            foreach (
                var rule in config.OrganizationRules.Values.Where(rule => !rule.ExcludedAccounts.Contains(account.Id)))
            {
                OrganizationMembers.Check(world, rule.AccountId, rule.Region, account);
                OrganizationRules.DeployTo(world, rule, account.Id);
            }

            foreach (
                var pack in config.OrganizationPacks.Values.Where(pack => !pack.ExcludedAccounts.Contains(account.Id)))
            {
                OrganizationMembers.Check(world, pack.AccountId, pack.Region, account);
                OrganizationPacks.DeployTo(world, pack, account.Id);
            }
        }

        return Task.CompletedTask;
    }
}

using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Recheck;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRecheck;

/// <summary>The function's settings, as the template gives them.</summary>
/// <param name="ManagementAccount">The organization's management account.</param>
/// <param name="Partition">The partition it runs in.</param>
/// <param name="Rules">The rules that it starts in every account.</param>
/// <param name="Excluded">The accounts that have no rules of ours.</param>
internal sealed record Settings(
    AccountId ManagementAccount, Partition Partition, RulesToStart Rules, IReadOnlySet<AccountId> Excluded)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentReader(variable, DeployedNames.ActivityStack);
        return new(
            environment.Parsed(EnvironmentVariables.ManagementAccountId, AccountId.TryParse, AccountId.Accepted),
            environment.Parsed(EnvironmentVariables.Partition, Partition.TryParse, string.Join(", ", Partition.All)),
            new(
                environment.List(EnvironmentVariables.ControlRules),
                environment.List(EnvironmentVariables.ManagedRules)),
            environment.ParsedList(EnvironmentVariables.ExcludedAccounts, AccountId.TryParse, AccountId.Accepted)
                .ToHashSet());
    }
}

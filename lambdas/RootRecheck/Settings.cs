using Guardrails.Core.Organizations;
using Guardrails.Core.Recheck;

namespace Guardrails.Lambda.RootRecheck;

/// <summary>What the template tells the function.</summary>
/// <param name="ManagementAccount">The organization's management account.</param>
/// <param name="Partition">The partition it runs in.</param>
/// <param name="RuleStarter">The role that it assumes in every account.</param>
/// <param name="Rules">The rules that it starts there.</param>
/// <param name="Excluded">The accounts that have no rules of ours.</param>
internal sealed record Settings(
    AccountId ManagementAccount, Partition Partition, string RuleStarter, RulesToStart Rules, IReadOnlySet<AccountId> Excluded)
{
    /// <summary>Reads them. Lists are separated by commas; one that is not set is empty.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        return new(
            AccountId.TryParse(Required("MANAGEMENT_ACCOUNT_ID")) ?? throw Wrong("MANAGEMENT_ACCOUNT_ID", AccountId.Accepted),
            Partition.TryParse(Required("PARTITION")) ?? throw Wrong("PARTITION", string.Join(", ", Partition.All)),
            Required("RULE_STARTER_ROLE_NAME"),
            new(Listed("CONTROL_RULES"), Listed("MANAGED_RULES")),
            Listed("EXCLUDED_ACCOUNTS").Select(id => AccountId.TryParse(id) ?? throw Wrong("EXCLUDED_ACCOUNTS", AccountId.Accepted)).ToHashSet());

        string Required(string name) => variable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The environment variable {name} is not set. Remedy: deploy stack {DeployedNames.ActivityStack} again.");

        string[] Listed(string name) => variable(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

        InvalidOperationException Wrong(string name, string accepted) =>
            new($"The environment variable {name} is '{variable(name)}': expected {accepted}.");
    }
}

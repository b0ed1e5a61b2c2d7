using Guardrails.Core.Ids;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>What the template tells the function.</summary>
/// <param name="Organization">The organization it answers for.</param>
/// <param name="ManagementAccount">That organization's management account.</param>
/// <param name="Partition">The partition it runs in.</param>
/// <param name="MemberRoleName">The role that it assumes in every account.</param>
/// <param name="RootSessions">The organization has root sessions.</param>
internal sealed record Settings(OrganizationId Organization, AccountId ManagementAccount, Partition Partition, string MemberRoleName, bool RootSessions)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        return new(
            OrganizationId.TryParse(Required("ORGANIZATION_ID")) ?? throw Wrong("ORGANIZATION_ID", OrganizationId.Accepted),
            AccountId.TryParse(Required("MANAGEMENT_ACCOUNT_ID")) ?? throw Wrong("MANAGEMENT_ACCOUNT_ID", AccountId.Accepted),
            Partition.TryParse(Required("PARTITION")) ?? throw Wrong("PARTITION", string.Join(", ", Partition.All)),
            Required("MEMBER_ROLE_NAME"),
            bool.TryParse(Required("ROOT_SESSIONS"), out var sessions) ? sessions : throw Wrong("ROOT_SESSIONS", "true or false"));

        string Required(string name) => variable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The environment variable {name} is not set. Remedy: deploy stack Guardrails-Detection again.");

        InvalidOperationException Wrong(string name, string accepted) =>
            new($"The environment variable {name} is '{variable(name)}': expected {accepted}.");
    }
}

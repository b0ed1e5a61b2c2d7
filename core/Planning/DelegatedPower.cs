using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>
/// The accounts besides the management account that have power in every member account, and who in them may use it. A
/// deploy withdraws none of it, as others may depend on it: a plan gives the command.
/// </summary>
internal static class DelegatedPower
{
    /// <summary>Sentences on every such account, whether the product needs it or not.</summary>
    public static IReadOnlyList<string> Sentences(OrganizationConfig config, OrganizationSnapshot snapshot)
    {
        if (snapshot.Delegations is not { } delegations)
            return [NotRead, .. OfRootSessions(config, isDelegated: config.Detects)];

        // A deploy delegates it with detection; without, somebody else may have.
        var isDelegated = config.Detects || delegations.Any(
            one => one.Service == TrustedServices.Iam && one.Account == config.DelegatedAdministrator);

        return
        [
            .. from delegation in delegations
               where delegation.Service == TrustedServices.StackSetsMember
               select $"{Named(delegation.Account, snapshot)} may deploy anything into every member account by "
                   + $"StackSets, and no policy limits that. Guardrails does not need it. {Withdraw(delegation)}",

            .. from delegation in delegations
               where delegation.Service == TrustedServices.Iam && delegation.Account != config.DelegatedAdministrator
               select $"{Named(delegation.Account, snapshot)} may open root sessions in every member account, and no "
                   + $"guardrail of this product applies there. Guardrails does not need it. {Withdraw(delegation)}",

            .. OfRootSessions(config, isDelegated),
        ];
    }

    private const string NotRead =
        "The snapshot does not say which accounts may deploy to every member account by StackSets or open root "
        + "sessions there: it has no \"delegations\". Take a new one.";

    private static IReadOnlyList<string> OfRootSessions(OrganizationConfig config, bool isDelegated)
    {
        if (config.Partition.WhyNoRootUsers is not null || !isDelegated)
            return [];

        var account = config.DelegatedAdministrator;
        if (!IsLimited(config))
        {
            return
            [
                $"{nameof(DenyUnlistedRootSessions)} is off: everybody in {account} with sts:AssumeRoot may act as the "
                + "root user of every member account, by every task.",
            ];
        }

        var operators = config.RootSessionOperators
            .Select(one => $"{one.Role} ({string.Join(", ", one.Tasks)})")
            .ToList();
        return operators is []
            ?
            [
                $"No person in {account} may open root sessions: $.rootSessions.operators names no role. Root "
                + (config.Remediates
                    ? "credentials are then deleted by guardrails remediate, on the decisions of two people."
                    : "credentials are then deleted from the management account; no column here shows whether "
                    + "policies permit it."),
            ]
            : [$"These roles may open root sessions in every member account: {string.Join("; ", operators)}."];
    }

    /// <summary>True where the file attaches the guardrail that limits root sessions to a list.</summary>
    internal static bool IsLimited(OrganizationConfig config) =>
        config.Guardrails.Any(selection => selection.Guardrail is DenyUnlistedRootSessions);

    private static string Named(AccountId account, OrganizationSnapshot snapshot) =>
        snapshot.Accounts.FirstOrDefault(one => one.Id == account) is { } known
            ? $"{account} ({known.Name})"
            : account.Value;

    private static string Withdraw(SnapshotDelegation delegation) =>
        "If nothing else does: aws organizations deregister-delegated-administrator "
        + $"--account-id {delegation.Account} --service-principal {delegation.Service}";
}

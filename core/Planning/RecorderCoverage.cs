using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning.Trees;
using Guardrails.Core.Roles;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>The accounts that an AWS Config recorder comes to, and those that it cannot come to.</summary>
internal static class RecorderCoverage
{
    public static IReadOnlyList<string> Sentences(OrganizationConfig config, OrganizationSnapshot snapshot) =>
        config.ConfigRecorder is not { } recorder ? [] :
        [
            $"Every account below {string.Join(", ", recorder.Targets)} "
            + $"gets the AWS Config recorder {DeployedNames.ConfigRecorder}, "
            + "which delivers to the bucket "
            + $"{ConfigRecorderRole.Bucket(config)}. "
            + "A plan cannot tell which of them have a recorder already: such an account keeps its own, "
            + "and its instance of the StackSet fails alone. "
            + $"No StackSet reaches the management account {config.ManagementAccount}: it needs a recorder of its own, "
            + "or must be listed in $.excludedAccounts.",
            .. Excluded(config, snapshot) is { Count: > 0 } excluded
                ?
                [
                    "$.excludedAccounts keeps rules out of an account, but not a recorder. These get one, for which "
                    + "AWS bills them: "
                    + $"{string.Join(", ", excluded.Select(account => $"{account.Id} ({account.Name})"))}. "
                    + "If they should not get one, name units in $.configRecorder.targets that they are not in.",
                ]
                : Array.Empty<string>(),
        ];

    /// <summary>The accounts that get a recorder although nothing is evaluated there.</summary>
    public static IReadOnlyList<SnapshotAccount> Excluded(OrganizationConfig config, OrganizationSnapshot snapshot)
    {
        if (config.ConfigRecorder is not { } recorder)
            return [];
        var tree = PolicyTree.Before(snapshot);
        return
        [
            .. from account in snapshot.Accounts
               where account.IsActive && account.Id != snapshot.ManagementAccount
                   && config.ExcludedAccounts.Contains(account.Id)
                   && tree.TargetsAbove(account).Any(recorder.Targets.Contains)
               select account,
        ];
    }
}

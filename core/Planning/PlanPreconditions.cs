using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>Checks that a file is about the organization that was read.</summary>
public static class PlanPreconditions
{
    private const int UnitsShown = 30;

    /// <summary>
    /// Everything in the file that the organization contradicts: one sentence each, beginning with the JSON path.
    /// </summary>
    public static IReadOnlyList<string> Errors(OrganizationConfig config, OrganizationSnapshot snapshot)
    {
        if (config.Id != snapshot.Id)
        {
            return
            [
                $"$.organization.id: the file is about {config.Id}, "
                    + $"and the organization that was read is {snapshot.Id}. "
                    + "Remedy: correct the id, or read the organization that the file is about.",
            ];
        }

        var accounts = snapshot.Accounts.ToDictionary(account => account.Id);
        var targets = snapshot.Units.Select(unit => unit.Id.Value)
            .Concat(accounts.Keys.Select(account => account.Value))
            .Append(snapshot.RootId.Value)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Different("$.organization.rootId", config.RootId.Value, snapshot.RootId.Value),
            .. Different(
                "$.organization.managementAccountId",
                config.ManagementAccount.Value,
                snapshot.ManagementAccount.Value),
            .. Different("$.organization.partition", config.Partition.Name, snapshot.Partition.Name),
            .. snapshot.AllFeatures
                ? []
                : new[]
                {
                    "$.organization: the organization has consolidated billing alone, and so no policies. "
                        + "Enable all features in AWS Organizations first.",
                },
            .. Unknown("$.delegatedAdministrator", [config.DelegatedAdministrator]),

            .. from guardrail in config.Guardrails
               from target in guardrail.Targets
               where !targets.Contains(target.Value)
               select $"$.guardrails.{guardrail.Name}.targets: {target} is not in the organization. {Units(snapshot)}",

            .. from target in config.ConfigRecorder?.Targets ?? []
               where !targets.Contains(target.Value)
               select $"$.configRecorder.targets: {target} is not in the organization. {Units(snapshot)}",

            .. Unknown("$.excludedAccounts", config.ExcludedAccounts),
            .. Unknown("$.exemptions", config.Exemptions.Select(exemption => exemption.Account)),
        ];

        IEnumerable<string> Unknown(string path, IEnumerable<AccountId> ids) =>
            ids
                .Where(id => !accounts.ContainsKey(id))
                .Distinct()
                .Select(id => $"{path}: account {id} is not in the organization. Remedy: correct or remove it.");
    }

    private static string Units(OrganizationSnapshot snapshot) => snapshot.Units.Count <= UnitsShown
        ? $"Its units: {string.Join(", ", snapshot.Units.Select(unit => $"{unit.Id} ({unit.Name})"))}."
        : $"It has {snapshot.Units.Count} units.";

    private static IEnumerable<string> Different(string path, string file, string organization) =>
        file == organization ? [] : [$"{path}: the file says {file}, and the organization has {organization}."];
}

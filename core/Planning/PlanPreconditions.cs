using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Setup;
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
        var wanted = SetupWanted.Of(config);

        // Recorders that are refused make no plan wrong: they are among its findings.
        var refused = SetupDecision.Of(SetupState.Of(snapshot), wanted).Refusals
            .Where(refusal => refusal != SetupRefusal.OfRecorder)
            .Select(refusal => $"{refusal.Path}: {refusal.Text}")
            .ToList();
        if (config.Id != snapshot.Id)
            return refused[..1];

        var accounts = snapshot.Accounts.ToDictionary(account => account.Id);
        var targets = snapshot.Units.Select(unit => unit.Id.Value)
            .Concat(accounts.Keys.Select(account => account.Value))
            .Append(snapshot.RootId.Value)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. refused,
            .. config.Partition == snapshot.Partition
                ? Array.Empty<string>()
                :
                [
                    $"$.organization.partition: the file says {config.Partition}, "
                        + $"and the organization has {snapshot.Partition}.",
                ],
            .. Unknown("$.delegatedAdministrator", [config.DelegatedAdministrator]),
            .. wanted.Detection ? Unwatchable(config, accounts) : [],

            .. from guardrail in config.Guardrails
               from target in guardrail.Targets
               where !targets.Contains(target.Value)
               select $"$.guardrails.{guardrail.Name}.targets: {target} is not in the organization. {Units(snapshot)}",

            .. from unit in config.Detection.Units
               where !targets.Contains(unit.Value)
               select $"$.detection.units: {unit} is not in the organization. {Units(snapshot)}",

            .. from target in config.ConfigRecorder?.Targets ?? []
               where !targets.Contains(target.Value)
               select $"$.configRecorder.targets: {target} is not in the organization. {Units(snapshot)}",

            .. Unknown("$.excludedAccounts", config.ExcludedAccounts),
            .. Unknown(
                "$.reporting.readers",
                config.Reporting.Readers.Select(reader => AccountId.Parse(reader.Split(':')[4]))),
            .. Unknown("$.exemptions", config.Exemptions.Select(exemption => exemption.Account).OfType<AccountId>()),

            .. from exemption in config.Exemptions
               where exemption.IsOfUnit && !targets.Contains(exemption.Target.Value)
               select $"$.exemptions: {exemption.Target} is not in the organization. {Units(snapshot)}",
        ];

        IEnumerable<string> Unknown(string path, IEnumerable<AccountId> ids) =>
            ids
                .Where(id => !accounts.ContainsKey(id))
                .Distinct()
                .Select(id => $"{path}: account {id} is not in the organization. Remedy: correct or remove it.");
    }

    /// <summary>
    /// Reasons why detection cannot run in the delegated administrator, or would not watch that account itself.
    /// </summary>
    private static IEnumerable<string> Unwatchable(
        OrganizationConfig config, Dictionary<AccountId, SnapshotAccount> accounts)
    {
        var id = config.DelegatedAdministrator;
        if (!accounts.TryGetValue(id, out var account))
            yield break;

        if (account.State != SnapshotAccount.Active)
        {
            yield return $"$.delegatedAdministrator: account {id} is {account.State}, so detection cannot run there. "
                + "Remedy: name an active member account.";
        }

        if (OrganizationWarnings.OfExcluded(config, id) is { } excluded)
            yield return $"$.excludedAccounts: {excluded}";
    }

    private static string Units(OrganizationSnapshot snapshot) => snapshot.Units.Count <= UnitsShown
        ? $"Its units: {string.Join(", ", snapshot.Units.Select(unit => $"{unit.Id} ({unit.Name})"))}."
        : $"It has {snapshot.Units.Count} units.";
}

using Guardrails.Core.Ids;

namespace Guardrails.Core.Reporting;

/// <summary>The changes since the last report.</summary>
/// <param name="Since">The time of the last report (UTC).</param>
/// <param name="Began">The incidents that began since and go on, the most urgent first.</param>
/// <param name="Gone">The root access keys that were removed since.</param>
/// <param name="Departed">The accounts that left since.</param>
public sealed record ReportChanges(
    DateTimeOffset Since,
    IReadOnlyList<ChangedIncident> Began,
    IReadOnlyList<ChangedKey> Gone,
    IReadOnlyList<AccountId> Departed)
{
    /// <summary>Compares with the last report; null where there was none.</summary>
    internal static ReportChanges? Of(
        DayNumbers? before, IReadOnlyList<ReportedAccount> accounts, IReadOnlyList<DepartedAccount> departed) =>
        before is null
            ? null
            : new(
                before.At,
                [
                    .. from account in accounts
                       from incident in account.Open
                       where incident.Heard > before.At
                       orderby incident.Severity descending, incident.Began, account.Id.Value
                       select new ChangedIncident(account.Id, account.Name, incident),
                ],
                [
                    .. from account in accounts
                       from one in account.History.Remediations
                       where one.Heard > before.At
                       orderby one.Gone, account.Id.Value
                       select new ChangedKey(account.Id, account.Name, one),
                ],
                [
                    .. departed.Where(one => !before.Departed.ContainsKey(one.Id)).Select(one => one.Id)
                        .OrderBy(id => id.Value, StringComparer.Ordinal),
                ]);
}

/// <summary>An incident that began since the last report.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="Incident">The incident.</param>
public sealed record ChangedIncident(AccountId Account, string Name, ReportedIncident Incident);

/// <summary>A root access key that was removed since the last report.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="Key">The key.</param>
public sealed record ChangedKey(AccountId Account, string Name, Remediation Key);

using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Reporting;

/// <summary>The posture of a whole organization: every account against every control.</summary>
/// <param name="Standings">Every account against every control, in the order of the accounts, then of controls.</param>
/// <param name="Controls">The accounts counted by control, in the order of the controls.</param>
/// <param name="OtherRules">The accounts counted by every other rule with a result, such as AWS's own, by name.</param>
public sealed record OrganizationPosture(
    IReadOnlyList<ControlStanding> Standings,
    IReadOnlyList<ControlCounts> Controls,
    IReadOnlyList<ControlCounts> OtherRules)
{
    /// <summary>
    /// Joins the accounts of the organization with the results that the aggregator holds. An aggregator omits rules
    /// without a result, so an account it does not mention is <see cref="Compliance.Unknown"/>, not absent. It also
    /// keeps the last result of an account that can no longer be read, so an old result is <see
    /// cref="Compliance.Unknown"/>, too. Results of accounts that are not given belong to another organization's past
    /// and are left out.
    /// </summary>
    /// <param name="accounts">Every account of the organization, suspended and excluded ones included.</param>
    /// <param name="controls">The controls that are on.</param>
    /// <param name="results">The aggregator's results; at most one for an account and a rule.</param>
    /// <param name="freshSince">
    /// The earliest time (UTC) at which a result still counts: twice the rules' period, say.
    /// </param>
    /// <param name="whyUnknown">The sentence for an account and a rule without a fresh result.</param>
    /// <param name="isWatched">
    /// Tells whether an account is watched; all are when left out. One that is not counts as that, whatever results
    /// there are from before.
    /// </param>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_AggregateEvaluationResult.html
    /// </remarks>
    public static OrganizationPosture Join(
        IReadOnlyList<AccountId> accounts,
        IReadOnlyList<IControl> controls,
        IReadOnlyList<RecordedResult> results,
        DateTimeOffset freshSince,
        Func<AccountId, string, string> whyUnknown,
        Func<AccountId, bool>? isWatched = null)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(controls);
        isWatched ??= _ => true;
        var known = results.ToDictionary(result => (result.Account, result.Rule));
        List<ControlStanding> standings =
            [.. from account in accounts from control in controls select Standing(account, control)];
        var ours = controls.Select(control => control.RuleName).ToHashSet(StringComparer.Ordinal);
        return new(
            standings,
            [
                .. from control in controls
                   let answers = standings.Where(one => one.Control == control.Name)
                       .Select(one => one.Watched ? one.Standing : (Compliance?)null)
                   select ControlCounts.Of(control.Name, answers),
            ],
            [
                .. from rule in results.Select(result => result.Rule).Distinct().Order(StringComparer.Ordinal)
                   where !ours.Contains(rule)
                   let answers = accounts.Select(account => isWatched(account)
                       ? Fresh(account, rule)?.Compliance ?? Compliance.Unknown
                       : (Compliance?)null)
                   select ControlCounts.Of(rule, answers),
            ]);

        ControlStanding Standing(AccountId account, IControl control) => !isWatched(account)
            ? new(account, control.Name, Compliance.Unknown, $"{DetectionScope.NotWatched} ($.detection.units)")
            {
                Watched = false,
            }
            : Fresh(account, control.RuleName) is { } result
            ? new(account, control.Name, result.Compliance, result.Finding)
            : new(account, control.Name, Compliance.Unknown, whyUnknown(account, control.RuleName));

        RecordedResult? Fresh(AccountId account, string rule) =>
            known.GetValueOrDefault((account, rule)) is { } result && result.RecordedAt >= freshSince ? result : null;
    }

    /// <summary>The sentence for an account without a fresh result.</summary>
    /// <param name="config">The organization's file, which may exclude the account.</param>
    /// <param name="error">The error of its last evaluation; null where none is known to have failed.</param>
    public static string WhyUnknown(OrganizationConfig config, AccountId account, string? error)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.ExcludedAccounts.Contains(account)
            ? "excluded from evaluation by the organization file"
            : error ?? "no result";
    }

    /// <summary>The standing of one account against every control.</summary>
    public IReadOnlyList<ControlStanding> Of(AccountId account) =>
        [.. Standings.Where(standing => standing.Account == account)];
}

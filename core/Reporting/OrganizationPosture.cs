using Guardrails.Core.Ids;

namespace Guardrails.Core.Reporting;

/// <summary>How an account stands against a control, in a report. A report has one answer more than AWS Config.</summary>
public enum Standing
{
    /// <summary>Evidence shows the good condition.</summary>
    Compliant,

    /// <summary>Evidence shows that the good condition is missing.</summary>
    NonCompliant,

    /// <summary>There is no evidence. Never to be read as compliant.</summary>
    Unknown,
}

/// <summary>How one account stands against one control, and why.</summary>
/// <param name="Account">The account.</param>
/// <param name="Control">The control's name in the catalog.</param>
/// <param name="Standing">The answer.</param>
/// <param name="Finding">The sentence behind it.</param>
public sealed record ControlStanding(AccountId Account, string Control, Standing Standing, string Finding);

/// <summary>What an aggregator holds for one account and one control.</summary>
/// <param name="Account">The account.</param>
/// <param name="Control">The control's name in the catalog.</param>
/// <param name="Compliant">What the rule found.</param>
/// <param name="Finding">The rule's annotation.</param>
/// <param name="RecordedAt">When the evaluation was made (UTC).</param>
public sealed record RecordedResult(AccountId Account, string Control, bool Compliant, string Finding, DateTimeOffset RecordedAt);

/// <summary>The posture of a whole organization: every account against every control.</summary>
public static class OrganizationPosture
{
    /// <summary>
    /// Joins the accounts of the organization with the results that the aggregator holds, in the order of
    /// <paramref name="accounts"/> and <paramref name="controls"/>. An aggregator omits rules without a result, so an
    /// account it does not mention is <see cref="Standing.Unknown"/>, not absent. It also keeps the last result of an account
    /// that can no longer be read, so an old result is <see cref="Standing.Unknown"/> too. Results of accounts that are not
    /// given belong to another organization's past and are left out.
    /// </summary>
    /// <param name="accounts">Every account of the organization, suspended and excluded ones included.</param>
    /// <param name="controls">The controls that are on.</param>
    /// <param name="results">What the aggregator shows; at most one for an account and a control.</param>
    /// <param name="freshSince">The earliest time (UTC) at which a result still counts: the rules' frequency twice, say.</param>
    /// <param name="whyUnknown">The sentence for an account and control without a fresh result.</param>
    /// <remarks>Source: https://docs.aws.amazon.com/config/latest/APIReference/API_AggregateEvaluationResult.html</remarks>
    public static IReadOnlyList<ControlStanding> Join(
        IReadOnlyList<AccountId> accounts,
        IReadOnlyList<string> controls,
        IReadOnlyList<RecordedResult> results,
        DateTimeOffset freshSince,
        Func<AccountId, string, string> whyUnknown)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(controls);
        var known = results.ToDictionary(result => (result.Account, result.Control));

        return
        [
            .. from account in accounts
               from control in controls
               select known.GetValueOrDefault((account, control)) is { } result && result.RecordedAt >= freshSince
                   ? new ControlStanding(account, control, result.Compliant ? Standing.Compliant : Standing.NonCompliant, result.Finding)
                   : new ControlStanding(account, control, Standing.Unknown, whyUnknown(account, control)),
        ];
    }
}

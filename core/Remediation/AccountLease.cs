using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Core.Remediation;

/// <summary>
/// The right of one run of the function to take steps in an account: of two, one could attach what the other just
/// detached.
/// </summary>
/// <param name="Account">The account.</param>
/// <param name="Holder">The run, by an id of its own.</param>
/// <param name="Until">The time at which it ends (UTC), whether it was given back or not.</param>
public sealed record AccountLease(AccountId Account, string Holder, DateTimeOffset Until)
{
    /// <summary>The attribute of the run, which changes whenever the lease changes hands.</summary>
    public const string HolderAttribute = "holder";

    private const string UntilAttribute = "until";

    /// <summary>
    /// The time for which it lasts: as long as a run, so that a run that was stopped without a word has ended before
    /// its lease has.
    /// </summary>
    /// <remarks>
    /// Runs compare it with clocks of their own, which AWS keeps within a second or so of each other. A run takes its
    /// last step minutes before its end, so that such a difference puts no two of them together.
    /// </remarks>
    public static readonly TimeSpan Lasts = RemediationLimits.LongestRun;

    /// <summary>
    /// The end of a lease that was given back: past by every clock, also by one that is seconds behind.
    /// </summary>
    public static readonly DateTimeOffset GivenBack = DateTimeOffset.UnixEpoch;

    /// <summary>The row.</summary>
    public LedgerRow ToRow() => new(
        RemediationKeys.OfLease(Account),
        new Dictionary<string, string>
        {
            ["account"] = Account.Value,
            [HolderAttribute] = Holder,
            [UntilAttribute] = RowText.Of(Until),
        },
        new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Reads a row.</summary>
    /// <exception cref="FormatException">It is none; the message names the row.</exception>
    public static AccountLease Read(AccountId account, LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(account, row.Require(HolderAttribute), RowText.Time(row, UntilAttribute));
    }
}

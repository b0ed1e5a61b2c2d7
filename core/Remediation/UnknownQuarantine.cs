using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Core.Remediation;

/// <summary>
/// A quarantine that no remediation held when it was seen first: a row of the ledger until that is over.
/// </summary>
/// <param name="Account">The account that it is told of; the management account for a unit or the root.</param>
/// <param name="PolicyId">The policy's id.</param>
/// <param name="Target">The account, unit or root that it is attached to.</param>
/// <param name="Since">The time at which it was seen first (UTC).</param>
public sealed record UnknownQuarantine(AccountId Account, string PolicyId, TargetId Target, DateTimeOffset Since)
{
    /// <summary>The list of those that are not over.</summary>
    public const string List = "quarantines";

    private const string Policy = "policy";
    private const string Attached = "target";
    private const string Seen = "since";

    /// <summary>The subject of what is observed of it.</summary>
    public IncidentSubject Subject => IncidentSubject.OfQuarantine(PolicyId, Target);

    /// <summary>The key of its row: one that is seen again keeps the time at which it was seen first.</summary>
    public LedgerKey Key => new(
        LedgerKey.PartitionOf(LedgerWriter.RootRemediation, Account), $"quarantine/{PolicyId}/{Target}");

    /// <summary>True from when on it is told.</summary>
    public bool IsTold(DateTimeOffset now) => now - Since >= RemediationLimits.UnknownSettles;

    /// <summary>Its row.</summary>
    public LedgerRow Row => new(
        Key,
        new Dictionary<string, string>
        {
            [Policy] = PolicyId,
            [Attached] = Target.Value,
            [Seen] = RowText.Of(Since),
            [LedgerKey.List] = List,
            [LedgerKey.ListedAt] = RowText.Of(Since),
        },
        new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Reads a row.</summary>
    /// <exception cref="FormatException">An attribute is missing or wrong; the message names it.</exception>
    public static UnknownQuarantine Read(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            LedgerKey.AccountOf(row.Key) ?? throw row.Wrong(Attached, "is of no account"),
            row.Require(Policy),
            TargetId.TryParse(row.Require(Attached))
                ?? throw row.Wrong(Attached, $"is '{row.TextOf(Attached)}', not {TargetId.Accepted}"),
            RowText.Parse(row.Require(Seen)) ?? throw row.Wrong(Seen, $"is '{row.TextOf(Seen)}', which is no time"));
    }
}

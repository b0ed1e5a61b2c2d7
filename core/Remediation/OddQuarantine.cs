using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Core.Remediation;

/// <summary>The ways in which a quarantine and the ledger differ.</summary>
public enum QuarantineOddity
{
    /// <summary>It is attached, and no remediation holds it.</summary>
    Unknown,

    /// <summary>A remediation holds it, it is not attached, and no step is due that would find out.</summary>
    Missing,
}

/// <summary>
/// A quarantine that differs from the ledger: a row of the ledger from when that was seen first until it is over.
/// </summary>
/// <param name="Oddity">The way in which it differs.</param>
/// <param name="Account">The account that it is told of; the management account for a unit or the root.</param>
/// <param name="PolicyId">The policy's id.</param>
/// <param name="Target">The account, unit or root that it is, or is not, attached to.</param>
/// <param name="Since">The time at which that was seen first (UTC).</param>
public sealed record OddQuarantine(
    QuarantineOddity Oddity, AccountId Account, string PolicyId, TargetId Target, DateTimeOffset Since)
{
    /// <summary>The list of those that are not over.</summary>
    public const string List = "quarantines";

    private const string Way = "oddity";
    private const string Policy = "policy";
    private const string Place = "target";
    private const string Seen = "since";

    /// <summary>The subject of what is observed of it.</summary>
    public IncidentSubject Subject => IncidentSubject.OfQuarantine(PolicyId, Target);

    /// <summary>The key of its row: one that is seen again keeps the time at which it was seen first.</summary>
    public LedgerKey Key => new(
        LedgerKey.PartitionOf(LedgerWriter.RootRemediation, Account), $"quarantine/{Oddity}/{PolicyId}/{Target}");

    /// <summary>True where it was seen for so long that it is told.</summary>
    public bool IsTold(DateTimeOffset now) => now - Since >= RemediationLimits.OddSettles;

    /// <summary>Its row.</summary>
    public LedgerRow Row => new(
        Key,
        new Dictionary<string, string>
        {
            [Way] = $"{Oddity}",
            [Policy] = PolicyId,
            [Place] = Target.Value,
            [Seen] = RowText.Of(Since),
            [LedgerKey.List] = List,
            [LedgerKey.ListedAt] = RowText.Of(Since),
        },
        new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Reads a row.</summary>
    /// <exception cref="FormatException">An attribute is missing or wrong; the message names it.</exception>
    public static OddQuarantine Read(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            RowText.Choice<QuarantineOddity>(row, Way),
            LedgerKey.AccountOf(row.Key) ?? throw row.Wrong(Place, "is of no account"),
            row.Require(Policy),
            TargetId.TryParse(row.Require(Place))
                ?? throw row.Wrong(Place, $"is '{row.TextOf(Place)}', not {TargetId.Accepted}"),
            RowText.Time(row, Seen));
    }
}

using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Trails;

namespace Guardrails.Core.Reconciling;

/// <summary>The coverage by trails at one time as a row of the ledger, and back.</summary>
public static class TrailCoverageRow
{
    /// <summary>The list of these rows.</summary>
    public const string List = "trails";

    private const string Prefix = "trails/";
    private const string Read = "read";
    private const string Answer = "coverage";

    /// <summary>The time that they are kept.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(100);

    /// <summary>The row.</summary>
    /// <param name="owner">The management account, to which the organization's trails belong.</param>
    /// <param name="one">The coverage.</param>
    /// <param name="at">The time at which the trails were read (UTC).</param>
    public static LedgerRow Of(AccountId owner, TrailCoverage one, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new(
            new(LedgerKey.PartitionOf(LedgerWriter.Reconciliation, owner), $"{Prefix}{RowText.Of(at)}"),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Read] = RowText.Of(at),
                [Answer] = $"{one.Coverage}",
                [LedgerKey.List] = List,
                [LedgerKey.ListedAt] = RowText.Of(at),
            },
            new[] { ("trails", one.Trails), ("except", one.Except), ("causes", one.Causes) }
                .Where(list => list.Item2.Count > 0)
                .ToDictionary(list => list.Item1, list => list.Item2, StringComparer.Ordinal))
        {
            Expires = at + KeptFor,
        };
    }

    /// <summary>Reads a row: the coverage, and the time at which the trails were read (UTC).</summary>
    /// <exception cref="FormatException">An attribute is missing or wrong; the message names it.</exception>
    public static (TrailCoverage Coverage, DateTimeOffset Read) Parse(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (
            new(
                RowText.Choice<Coverage>(row, Answer),
                row.ListOf("trails"),
                row.ListOf("except"),
                row.ListOf("causes")),
            RowText.Time(row, Read));
    }
}

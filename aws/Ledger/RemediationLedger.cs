using Guardrails.Aws.Calls;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Remediation;

namespace Guardrails.Aws.Ledger;

/// <summary>Remediations and the decisions on them, as they stand in the table.</summary>
/// <param name="table">The table.</param>
public sealed class RemediationLedger(LedgerTable table)
{
    /// <summary>One remediation; null where its log has no entry.</summary>
    /// <exception cref="AwsCallException">Not all of its log could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<RemediationCase?> CaseAsync(
        AccountId account, string remediation, CancellationToken cancellation) =>
        EntryRow.Read(
            account,
            remediation,
            await table.ReadAsync(
                LedgerKey.PartitionOf(LedgerWriter.RootRemediation, account),
                RemediationKeys.Of(remediation),
                cancellation));

    /// <summary>The entries of one remediation's log, in order; none where nobody began it.</summary>
    /// <exception cref="AwsCallException">Not all of its log could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<RemediationEntry>> EntriesAsync(
        AccountId account, string remediation, CancellationToken cancellation) =>
        EntryRow.Entries(
            account,
            remediation,
            await table.ReadAsync(
                LedgerKey.PartitionOf(LedgerWriter.RootRemediation, account),
                RemediationKeys.Of(remediation),
                cancellation));

    /// <summary>Every remediation of an account, in no order.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<RemediationCase>> CasesAsync(
        AccountId account, CancellationToken cancellation)
    {
        var rows = await table.ReadAsync(
            LedgerKey.PartitionOf(LedgerWriter.RootRemediation, account), RemediationKeys.Remediations, cancellation);
        return
        [
            .. rows.GroupBy(row => RemediationKeys.CaseOf(row.Key))
                .Select(log => EntryRow.Read(account, log.Key, [.. log])!),
        ];
    }

    /// <summary>The decisions on one remediation, or on all of an account, in order of time.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<(RemediationDecision Decision, Decided By)>> DecisionsAsync(
        AccountId account, string? remediation, CancellationToken cancellation) =>
    [
        .. (await table.ReadAsync(
            LedgerKey.PartitionOf(LedgerWriter.Decisions, account),
            remediation is null ? RemediationKeys.Remediations : RemediationKeys.Of(remediation),
            cancellation))
            .Select(RemediationDecisionRow.Read)
            .OrderBy(one => one.By.At)
            .ThenBy(one => one.By.Hash, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The remediations that are not over, and those that somebody decided on of late: a moment old, as an index
    /// follows its table.
    /// </summary>
    /// <exception cref="AwsCallException">A page is missing.</exception>
    public async Task<IReadOnlyList<(AccountId Account, string Remediation)>> DueAsync(
        DateTimeOffset now, CancellationToken cancellation)
    {
        List<LedgerRow> rows = [];
        foreach (var list in RemediationKeys.DecidedBefore(now).Prepend(RemediationKeys.Open))
            rows.AddRange(await table.ListAsync(list, now, cancellation));
        return
        [
            .. rows.Select(row => (Account: LedgerKey.AccountOf(row.Key), Id: RemediationKeys.CaseOf(row.Key)))
                .Where(one => one.Account is not null)
                .Select(one => (one.Account!, one.Id))
                .Distinct(),
        ];
    }

    /// <summary>Writes that a remediation is not over, before its first entry: it is not lost in between.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was written. Writing it again is safe.</exception>
    public Task OpenAsync(RemediationCase one, CancellationToken cancellation) =>
        table.AddAsync(EntryRow.Open(one), cancellation);

    /// <summary>Takes a remediation off the list of those that are not over.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was. Doing it again is safe.</exception>
    public Task CloseAsync(RemediationCase one, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(one);
        return table.DeleteAsync(RemediationKeys.OfOpen(one.Account, one.Id), cancellation);
    }

    /// <summary>Adds the entry of a number; false where somebody else added one of that number.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was added. Adding it again is safe.</exception>
    public Task<bool> AppendAsync(
        AccountId account, string remediation, int number, RemediationEntry entry, CancellationToken cancellation) =>
        table.AddAsync(EntryRow.Of(account, remediation, number, entry), cancellation);

    /// <summary>Adds a row of a decision; false where it was made before.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was added. Adding it again is safe.</exception>
    public Task<bool> AddAsync(LedgerRow decision, CancellationToken cancellation) =>
        table.AddAsync(decision, cancellation);
}

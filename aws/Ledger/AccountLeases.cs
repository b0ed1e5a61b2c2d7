using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;

namespace Guardrails.Aws.Ledger;

/// <summary>The leases of one run, as they stand in the table: an account has one run at a time.</summary>
/// <param name="table">The table.</param>
/// <param name="holder">The run, by an id that no other one has.</param>
/// <param name="time">The clock.</param>
public sealed class AccountLeases(LedgerTable table, string holder, TimeProvider time)
{
    /// <summary>Takes an account; false where another run has it.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was taken. Nothing may be done then.</exception>
    /// <exception cref="FormatException">The row cannot be read; the message names it.</exception>
    public async Task<bool> TakeAsync(AccountId account, CancellationToken cancellation)
    {
        var (there, now) = (await ReadAsync(account, cancellation), time.GetUtcNow());
        if (there is not null && there.Until > now)
            return false;
        AccountLease mine = new(account, holder, now + AccountLease.Lasts);
        return await ReplaceAsync(mine, there?.Holder, cancellation)
            // A call whose answer was lost is made again, and finds what it wrote itself.
            || (await ReadAsync(account, cancellation))?.Holder == holder;
    }

    /// <summary>
    /// Gives an account back: the lease has ended by every clock. Where another run has it by now, it stays with that.
    /// </summary>
    /// <exception cref="AwsCallException">It is not known whether it was given back: it ends by itself.</exception>
    public Task GiveBackAsync(AccountId account, CancellationToken cancellation) =>
        ReplaceAsync(new(account, holder, AccountLease.GivenBack), holder, cancellation);

    private async Task<AccountLease?> ReadAsync(AccountId account, CancellationToken cancellation)
    {
        var key = RemediationKeys.OfLease(account);
        return await table.ReadAsync(key.Partition, key.Sort, cancellation) is [var row, ..]
            ? AccountLease.Read(account, row)
            : null;
    }

    private Task<bool> ReplaceAsync(AccountLease lease, string? read, CancellationToken cancellation) =>
        table.ReplaceAsync(lease.ToRow(), AccountLease.HolderAttribute, read, cancellation);
}

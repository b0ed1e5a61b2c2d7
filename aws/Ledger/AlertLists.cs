using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Aws.Ledger;

/// <summary>The lists of the index, over all accounts: alerts to send, accounts to look at.</summary>
/// <param name="table">The table.</param>
/// <param name="time">The clock.</param>
public sealed class AlertLists(LedgerTable table, TimeProvider time)
{
    /// <summary>
    /// The time after which an alert that somebody began to send counts as not sent: that function ended long ago.
    /// </summary>
    public static readonly TimeSpan TakenFor = TimeSpan.FromMinutes(15);

    /// <summary>The alerts that are to be sent and were not, as the index shows them.</summary>
    /// <returns>The alerts, and the rows that cannot be read: one holds up no other account's.</returns>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    public async Task<(IReadOnlyList<ClaimedAlert> Alerts, IReadOnlyList<FormatException> Unreadable)> PendingAsync(
        CancellationToken cancellation)
    {
        var (alerts, unreadable) = (new List<ClaimedAlert>(), new List<FormatException>());
        foreach (var row in await table.ListAsync(AlertRow.Pending, time.GetUtcNow(), cancellation))
        {
            try
            {
                alerts.Add(ClaimedAlert.Read(row));
            }
            catch (FormatException exception)
            {
                unreadable.Add(exception);
            }
        }

        return ([.. alerts.Where(one => one.Alert.IsPending)], unreadable);
    }

    /// <summary>The notes that an account is to be looked at by now.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    public async Task<IReadOnlyList<LedgerKey>> LooksAsync(CancellationToken cancellation) =>
        [.. (await table.ListAsync(LookRow.List, time.GetUtcNow(), cancellation)).Select(row => row.Key)];

    /// <summary>Takes a note away when its account was looked at.</summary>
    /// <exception cref="AwsCallException">Nobody knows if it is gone. The account is looked at again.</exception>
    public Task LookedAsync(LedgerKey look, CancellationToken cancellation) => table.DeleteAsync(look, cancellation);

    /// <summary>The accounts of which something was heard in an hour.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    public async Task<IReadOnlySet<AccountId>> ObservedInAsync(DateTimeOffset hour, CancellationToken cancellation) =>
        (await table.ListAsync(LedgerKey.ObservedIn(hour), time.GetUtcNow(), cancellation))
        .Select(row => LedgerKey.AccountOf(row.Key)).OfType<AccountId>().ToHashSet();

    /// <summary>
    /// Takes an alert to send it; false where somebody else sent it or is about to. Whoever takes it sends it, and then
    /// marks it.
    /// </summary>
    /// <exception cref="AwsCallException">It is not known whether it was taken: it must not be sent.</exception>
    public Task<bool> TakeAsync(ClaimedAlert alert, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var now = time.GetUtcNow();
        return table.TakeAsync(alert.Key, AlertRow.Taken, now, now - TakenFor, AlertRow.Sent, cancellation);
    }

    /// <summary>Marks an alert as sent, alone or in a digest.</summary>
    /// <exception cref="AwsCallException">
    /// It is not known whether it was marked. It will be sent once more, and its id shows that it was told before.
    /// </exception>
    public Task MarkSentAsync(ClaimedAlert alert, bool isDigest, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return isDigest
            ? table.MarkAlsoAsync(alert.Key, AlertRow.Sent, Now, AlertRow.Digest, cancellation)
            : table.MarkAsync(alert.Key, AlertRow.Sent, Now, cancellation);
    }

    /// <summary>Marks an alert that a more urgent message told before its own turn came: nobody sends it.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was marked.</exception>
    public Task MarkAlongAsync(ClaimedAlert alert, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return table.MarkAlsoAsync(alert.Key, AlertRow.Sent, Now, AlertRow.Along, cancellation);
    }

    /// <summary>Marks an alert that went out by mail and not to the chat, which alone is tried again.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was marked.</exception>
    public Task MarkMailedAsync(ClaimedAlert alert, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return table.SetAsync(alert.Key, AlertRow.Mailed, Now, cancellation);
    }

    /// <summary>
    /// Drops an alert of which nothing is left to tell, as it was explained or withdrawn meanwhile. It counts as told
    /// to nobody: what comes back is told.
    /// </summary>
    /// <exception cref="AwsCallException">It is not known whether it was dropped. It is looked at again.</exception>
    public Task DropAsync(ClaimedAlert alert, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return table.MarkWithoutAsync(alert.Key, AlertRow.Dropped, Now, AlertRow.Told, cancellation);
    }

    private string Now => RowText.Of(time.GetUtcNow());
}

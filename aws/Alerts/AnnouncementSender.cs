using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Aws.Organizations;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Incidents.Messages;

namespace Guardrails.Aws.Alerts;

/// <summary>Tells people of announcements: each once, or again where that failed.</summary>
/// <param name="table">The ledger.</param>
/// <param name="directory">The accounts' names.</param>
/// <param name="topics">The topics.</param>
public sealed class AnnouncementSender(
    LedgerTable table, AccountDirectory directory, IReadOnlyList<AlertTopic> topics)
{
    private const string Told = "told/";

    /// <summary>The mark stays a while longer than the stream could bring the row again.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Tells of an announcement, unless somebody did, or it is there no longer.</summary>
    /// <exception cref="AwsCallException">
    /// It was not told to every topic: tell it again.
    /// </exception>
    /// <exception cref="FormatException">The row cannot be read; the message names it.</exception>
    public async Task SendAsync(AccountId account, LedgerKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (await table.ReadAsync(key.Partition, key.Sort, cancellation) is not [var row])
            return;
        var one = DecisionRow.ReadAnnouncement(row);
        var mark = new LedgerKey(LedgerKey.PartitionOf(LedgerWriter.IncidentAlerts, account), Told + key.Sort);
        if (await table.ReadAsync(mark.Partition, mark.Sort, cancellation) is not [])
            return;
        var message = new AnnouncementMessage(await directory.OfAsync(account, cancellation), one).Message;
        foreach (var topic in topics)
            await topic.SendAsync(message, cancellation);
        // Marked after it is told: an announcement told twice harms less than one told to nobody.
        await table.AddAsync(
            new LedgerRow(
                mark,
                new Dictionary<string, string> { ["account"] = account.Value },
                new Dictionary<string, IReadOnlyList<string>>())
            {
                Expires = one.Until + Kept,
            },
            cancellation);
    }
}

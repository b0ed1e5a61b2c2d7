using Guardrails.Aws.Calls;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Incidents.Messages;

namespace Guardrails.Aws.Ledger;

/// <summary>Reads the announcements of an account.</summary>
/// <param name="table">The table.</param>
public sealed class AnnouncementReader(LedgerTable table)
{
    /// <summary>
    /// The announcements of an account. They complete a message, so that one that cannot be read is left out.
    /// </summary>
    public async Task<IReadOnlyList<Announcement>> OfAsync(AccountId account, CancellationToken cancellation)
    {
        try
        {
            var rows = await table.ReadAsync(
                LedgerKey.PartitionOf(LedgerWriter.Decisions, account), DecisionRow.Announcements, cancellation);
            return [.. rows.Select(Readable).OfType<Announcement>()];
        }
        catch (AwsCallException)
        {
            return [];
        }
    }

    private static Announcement? Readable(LedgerRow row)
    {
        try
        {
            return DecisionRow.ReadAnnouncement(row);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

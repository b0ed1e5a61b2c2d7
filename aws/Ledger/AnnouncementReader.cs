using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Incidents.Messages;

namespace Guardrails.Aws.Ledger;

/// <summary>Reads the announcements of an account.</summary>
/// <param name="table">The table.</param>
public sealed class AnnouncementReader(LedgerTable table)
{
    private const string Announcements = "announcement/";

    /// <summary>
    /// The announcements of an account. They complete a message, so that one that cannot be read is left out.
    /// </summary>
    public async Task<IReadOnlyList<Announcement>> OfAsync(AccountId account, CancellationToken cancellation)
    {
        try
        {
            var rows = await table.ReadAsync(
                LedgerKey.PartitionOf(LedgerWriter.Decisions, account), Announcements, cancellation);
            return [.. rows.Select(Read).OfType<Announcement>()];
        }
        catch (AwsCallException)
        {
            return [];
        }
    }

    /// <summary>An announcement covers nothing that happened before it.</summary>
    private static Announcement? Read(LedgerRow row) =>
        row.TextOf("author") is { } author
        && RowText.Parse(row.TextOf("decided") ?? "") is { } from
        && RowText.Parse(row.TextOf("until") ?? "") is { } until
            ? new(author, from, until, row.TextOf("reason") ?? "")
            : null;
}

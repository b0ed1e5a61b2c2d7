using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>An event that is neither believed nor dropped, as a row of the ledger.</summary>
/// <remarks>
/// Whoever sends such events chooses their text, so a day and account have no more than so many places: an event takes
/// the place that its hash says, and the first one there stays.
/// </remarks>
public static class SuspectRow
{
    /// <summary>The most rows of a day and account.</summary>
    public const int MostADay = 1_000;

    /// <summary>The time that they are kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>The longest text that is kept, in characters.</summary>
    public const int LongestText = 20_000;

    private const string NoAccount = "000000000000";

    /// <summary>The row.</summary>
    /// <param name="account">The account that sent it; null where it does not say.</param>
    /// <param name="event">The event's text.</param>
    /// <param name="why">The reason why it is not believed.</param>
    /// <param name="at">The time (UTC).</param>
    public static LedgerRow Of(AccountId? account, string @event, string why, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(@event);
        var place = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(@event))) % MostADay;
        return new(
            new(
                $"{LedgerWriter.RootActivity}/{account?.Value ?? NoAccount}",
                string.Create(CultureInfo.InvariantCulture, $"suspect/{at.UtcDateTime:yyyy-MM-dd}/{place:000}")),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["heard"] = RowText.Of(at),
                ["why"] = why,
                ["event"] = Beginning.Of(@event, LongestText),
            },
            new Dictionary<string, IReadOnlyList<string>>())
        {
            Expires = at + KeptFor,
        };
    }
}

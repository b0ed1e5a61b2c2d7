using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Alerts;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>An alert as a row of the ledger, and back.</summary>
/// <remarks>
/// The alerts of one subject of an account are numbered, and a number is written once. Whoever decides on another one
/// has read all before it, so that of two who decide at the same time one is refused, reads again and finds nothing to
/// tell.
/// </remarks>
public static class AlertRow
{
    /// <summary>The attribute that marks an alert as sent.</summary>
    public const string Sent = "sent";

    /// <summary>The row.</summary>
    /// <param name="account">The account.</param>
    /// <param name="subject">The subject of the incident.</param>
    /// <param name="number">The number of alerts of this subject before it.</param>
    /// <param name="alert">The alert.</param>
    public static LedgerRow Of(AccountId account, IncidentSubject subject, int number, Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = alert.Id,
            ["claimed"] = RowText.Of(alert.Claimed),
        };
        if (alert.Told is { } told)
            texts["told"] = $"{told}";
        if (alert.Sent is { } sent)
            texts[Sent] = RowText.Of(sent);
        return new(
            LedgerKey.OfAlert(account, subject, number),
            texts,
            new (string Name, IReadOnlyList<ObservationId> Ids)[]
                {
                    ("speaksOf", alert.About), ("covers", alert.Covers),
                }
                .Where(list => list.Ids.Count > 0)
                .ToDictionary(
                    list => list.Name,
                    list => (IReadOnlyList<string>)[.. list.Ids.Select(id => id.Value)],
                    StringComparer.Ordinal));
    }

    /// <summary>Reads a row.</summary>
    /// <exception cref="FormatException">An attribute is missing or wrong; the message names it.</exception>
    public static Alert Read(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            row.Require("id"),
            row.TextOf("told") is null ? null : RowText.Choice<Severity>(row, "told"),
            Ids(row, "speaksOf"),
            Ids(row, "covers"),
            RowText.Time(row, "claimed"),
            row.TextOf(Sent) is null ? null : RowText.Time(row, Sent));
    }

    private static IReadOnlyList<ObservationId> Ids(LedgerRow row, string name) =>
        [.. row.ListOf(name).Select(ObservationId.Parse)];
}

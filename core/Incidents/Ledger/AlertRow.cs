using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>An alert as a row of the ledger, and back.</summary>
/// <remarks>
/// The alerts of one subject of an account are numbered, and a number is written once. Whoever decides on another one
/// has read all before it, so that of two who decide at the same time one is refused, reads again and finds nothing to
/// tell.
/// </remarks>
public static class AlertRow
{
    /// <summary>The attribute that marks an alert as sent, with the time.</summary>
    public const string Sent = "sent";

    /// <summary>The attribute of an alert that somebody began to send, with the time.</summary>
    public const string Taken = "taken";

    /// <summary>The list of alerts that are to be sent and were not.</summary>
    public const string Pending = "pending";

    /// <summary>The attribute of an alert that went out by mail and not to the chat, with the time.</summary>
    public const string Mailed = "mailed";

    /// <summary>The attribute of an alert that had nothing left to tell when its turn came, with the time.</summary>
    public const string Dropped = "dropped";

    /// <summary>The attribute with the severity that is told.</summary>
    public const string Told = "told";

    private const string Kind = "kind";

    private const string Old = "old";

    /// <summary>The mark of an alert that another one tells, too.</summary>
    public const string Along = "along";

    /// <summary>The mark of an alert that was sent in a digest.</summary>
    public const string Digest = "digest";

    /// <summary>The row.</summary>
    /// <param name="number">One more than the greatest number of an alert of this subject.</param>
    /// <param name="one">The alert, with what decides how it is sent.</param>
    public static LedgerRow Of(int number, PendingAlert one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var (account, alert) = (one.Account, one.Alert);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = alert.Id,
            ["claimed"] = RowText.Of(alert.Claimed),
            [Kind] = one.Kind.Name,
        };
        if (one.IsOld)
            texts[Old] = "yes";
        if (alert.IsAlong)
            texts[Along] = "yes";
        RowText.Add(texts, alert.Subject);
        if (alert.IsPending)
            (texts[LedgerKey.List], texts[LedgerKey.ListedAt]) = (Pending, RowText.Of(alert.Claimed));
        if (alert.Told is { } told)
            texts[Told] = $"{told}";
        if (alert.Sent is { } sent)
            texts[Sent] = RowText.Of(sent);
        return new(
            LedgerKey.OfAlert(account, alert.Subject, number),
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
            RowText.Subject(row),
            row.Require("id"),
            row.TextOf(Told) is null ? null : RowText.Choice<Severity>(row, Told),
            Ids(row, "speaksOf"),
            Ids(row, "covers"),
            RowText.Time(row, "claimed"),
            row.TextOf(Sent) is null ? null : RowText.Time(row, Sent))
        {
            IsAlong = row.TextOf(Along) is not null,
        };
    }

    /// <summary>Reads a row with what decides how it is sent.</summary>
    /// <exception cref="FormatException">An attribute is missing or wrong; the message names it.</exception>
    public static PendingAlert ReadPending(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            LedgerKey.AccountOf(row.Key) ?? throw row.Wrong("pk", "names no account"),
            Read(row),
            IncidentCatalog.Find(row.Require(Kind))
                ?? throw row.Wrong(Kind, $"is '{row.TextOf(Kind)}', which this version does not know"),
            row.TextOf(Old) is not null);
    }

    private static IReadOnlyList<ObservationId> Ids(LedgerRow row, string name) =>
        [.. row.ListOf(name).Select(ObservationId.Parse)];
}

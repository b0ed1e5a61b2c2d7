using System.Globalization;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Core.Reporting;

/// <summary>The numbers of a day as a row of the ledger, and back.</summary>
public static class DayNumbersRow
{
    /// <summary>The beginning of the sort keys of these rows.</summary>
    public const string Days = "day/";

    /// <summary>The attribute with the time of the report: a newer one of the same day replaces it.</summary>
    public const string At = "at";

    /// <summary>The time that they are kept: longer than a trend.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(ComplianceReport.MostTrendDays + 10);

    private const char Between = '|';
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>The row, which stands beside the organization's management account.</summary>
    public static LedgerRow Of(AccountId management, DayNumbers one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["values"] =
            [
                .. one.Values.OrderBy(value => value.Key, StringComparer.Ordinal)
                    .Select(value => string.Create(
                        CultureInfo.InvariantCulture, $"{value.Key}{Between}{value.Value:R}")),
            ],
        };
        if (one.Departed.Count > 0)
        {
            lists["departed"] =
            [
                .. one.Departed.OrderBy(left => left.Key.Value, StringComparer.Ordinal)
                    .Select(left => $"{left.Key}{Between}{Text(left.Value)}"),
            ];
        }

        return new(
            new(LedgerKey.PartitionOf(LedgerWriter.ComplianceReport, management), Days + Text(one.Day)),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["day"] = Text(one.Day),
                [At] = RowText.Of(one.At),
                ["complete"] = one.IsComplete ? Yes : No,
            },
            lists)
        {
            Expires = one.At + KeptFor,
        };
    }

    /// <summary>Reads a row.</summary>
    /// <exception cref="FormatException">An attribute is missing or wrong; the message names it.</exception>
    public static DayNumbers Read(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            Day(row, "day", row.Require("day")),
            RowText.Time(row, At),
            row.Require("complete") switch
            {
                Yes => true,
                No => false,
                var other => throw row.Wrong("complete", $"is '{other}', which is neither {Yes} nor {No}"),
            },
            Parts(row, "values").ToDictionary(
                part => part.Name,
                part => double.TryParse(part.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : throw row.Wrong("values", $"has '{part.Value}', which is no number"),
                StringComparer.Ordinal))
        {
            Departed = Parts(row, "departed").ToDictionary(
                part => AccountId.TryParse(part.Name)
                    ?? throw row.Wrong("departed", $"has '{part.Name}', which is no account"),
                part => Day(row, "departed", part.Value)),
        };
    }

    private static IEnumerable<(string Name, string Value)> Parts(LedgerRow row, string list) =>
        row.ListOf(list).Select(line => line.Split(Between) is [var name, var value]
            ? (name, value)
            : throw row.Wrong(list, $"has '{line}', which this version cannot read"));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(LedgerRow row, string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw row.Wrong(name, $"is '{text}', which is no day");
}

using System.Globalization;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Core.Reporting;

/// <summary>The numbers of one day's report as a row of the ledger.</summary>
public static class ReportDayRow
{
    /// <summary>The beginning of the sort keys of these rows.</summary>
    public const string Days = "day/";

    /// <summary>The attribute with the time of the report: a newer one of the same day takes its place.</summary>
    public const string At = "at";

    private const char Between = '|';

    /// <summary>A year, and a month to look back on it.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(400);

    /// <summary>The row, which stands beside the organization's management account.</summary>
    /// <param name="management">The management account.</param>
    /// <param name="at">The time of the report (UTC).</param>
    /// <param name="numbers">Its numbers; one without a value is left out.</param>
    public static LedgerRow Of(
        AccountId management, DateTimeOffset at, IReadOnlyDictionary<ReportMetric, double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var day = string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyy-MM-dd}");
        return new(
            new(LedgerKey.PartitionOf(LedgerWriter.ComplianceReport, management), Days + day),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["day"] = day, [At] = RowText.Of(at) },
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["values"] =
                [
                    .. numbers.OrderBy(one => one.Key.Name, StringComparer.Ordinal).Select(one => string.Create(
                        CultureInfo.InvariantCulture, $"{one.Key.Name}{Between}{one.Value:R}")),
                ],
            })
        {
            Expires = at + KeptFor,
        };
    }
}

using System.Globalization;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>An incident that ended, as a row of the ledger: it stays when its observations are gone.</summary>
public static class IncidentRow
{
    /// <summary>The row.</summary>
    /// <exception cref="ArgumentException">The incident goes on.</exception>
    public static LedgerRow Of(Incident one)
    {
        ArgumentNullException.ThrowIfNull(one);
        if (one is not { Ended: { } ended, Ending: { } ending })
            throw new ArgumentException("It goes on.", nameof(one));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = one.Id,
            ["account"] = one.Account.Value,
            ["about"] = $"{one.Subject.Kind}",
            ["severity"] = $"{one.Severity}",
            ["began"] = RowText.Of(one.Began),
            ["ended"] = RowText.Of(ended),
            ["ending"] = $"{ending}",
            ["seconds"] = ((long)(ended - one.Began).TotalSeconds).ToString(CultureInfo.InvariantCulture),
        };
        if (one.Subject.Id.Length > 0)
            texts["aboutId"] = one.Subject.Id;
        var kinds = one.Kinds.Select(kind => kind.Name).ToList();
        return new(
            LedgerKey.OfIncident(one.Account, one.Id),
            texts,
            kinds.Count == 0
                ? new Dictionary<string, IReadOnlyList<string>>()
                : new Dictionary<string, IReadOnlyList<string>> { ["kinds"] = kinds });
    }
}

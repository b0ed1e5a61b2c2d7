using System.Globalization;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>Values as they stand in rows.</summary>
public static class RowText
{
    private const string About = "about";
    private const string AboutId = "aboutId";

    /// <summary>A time (UTC), such as <c>2026-11-23T09:00:00.0000000Z</c>, which sorts as text.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Reads a time; null where it is none.</summary>
    public static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParseExact(
            text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    /// <summary>Reads a time.</summary>
    /// <exception cref="FormatException">It is missing or none.</exception>
    internal static DateTimeOffset Time(LedgerRow row, string name) =>
        Parse(row.Require(name)) ?? throw row.Wrong(name, $"is '{row.TextOf(name)}', which is no time");

    /// <summary>Reads a time that may be missing.</summary>
    /// <exception cref="FormatException">It is there and none.</exception>
    internal static DateTimeOffset? OptionalTime(LedgerRow row, string name) =>
        row.TextOf(name) is null ? null : Time(row, name);

    /// <summary>Writes a subject.</summary>
    internal static void Add(IDictionary<string, string> texts, IncidentSubject subject)
    {
        texts[About] = $"{subject.Kind}";
        if (subject.Id.Length > 0)
            texts[AboutId] = subject.Id;
    }

    /// <summary>Reads a subject.</summary>
    /// <exception cref="FormatException">It is missing, or this version does not know its kind.</exception>
    internal static IncidentSubject Subject(LedgerRow row) =>
        new(Choice<SubjectKind>(row, About), row.TextOf(AboutId) ?? "");

    /// <summary>Reads a name of an enumeration.</summary>
    /// <exception cref="FormatException">It is missing, or this version has none of that name.</exception>
    internal static T Choice<T>(LedgerRow row, string name) where T : struct, Enum =>
        Enum.TryParse<T>(row.Require(name), out var value) && $"{value}" == row.TextOf(name) && Enum.IsDefined(value)
            ? value
            : throw row.Wrong(name, $"is '{row.TextOf(name)}', which this version does not know");
}

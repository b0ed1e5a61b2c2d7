using System.Globalization;
using Guardrails.Core.Json;
using Guardrails.Core.Names;

namespace Guardrails.Core.Evidence;

/// <summary>Reads the root row out of IAM's credential report.</summary>
/// <remarks>
/// Columns are found by name, as AWS appends new ones. "N/A", "no_information" and "not_supported" mean that there is
/// no value.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
/// </remarks>
public static class CredentialReport
{
    private const string RootUser = "<root_account>";
    private static readonly string[] NoValue = ["", "N/A", "no_information", "not_supported"];

    private static readonly string[] Times =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd",
    ];

    /// <summary>
    /// The root row, or why the text has none. A slot that cannot be read takes nothing away from the others.
    /// </summary>
    /// <param name="csv">The report's content.</param>
    /// <param name="generatedAt">The time when IAM made it.</param>
    public static RootReportReading Parse(string csv, DateTimeOffset generatedAt)
    {
        try
        {
            return new(ReadRoot(csv, generatedAt), Gap: null);
        }
        catch (FormatException exception)
        {
            return new(Row: null, Unreadable(exception.Message));
        }
    }

    private static RootReportRow ReadRoot(string csv, DateTimeOffset generatedAt)
    {
        var lines = Csv.Read(csv);
        if (lines.Count == 0)
            throw new FormatException("the credential report is empty.");

        var header = lines[0];
        var users = lines.Skip(1)
            .Where(line => line.Count == header.Count && Field(header, line, "user") == RootUser)
            .ToList();
        if (users.Count != 1)
            throw new FormatException(
                $"the credential report has {users.Count} complete rows for {RootUser} instead of one.");

        var root = users[0];
        return new(
            generatedAt,
            Slots(slot => Key(header, root, slot), key => key is { Active: false, LastRotated: null, LastUsed: null }),
            Slots(
                slot => Certificate(header, root, slot),
                certificate => certificate is { Active: false, LastRotated: null }))
        {
            PasswordEnabled = Said(header, root, "password_enabled"),
            PasswordLastUsed = SaidTime(header, root, "password_last_used"),
            MfaActive = Said(header, root, "mfa_active"),
        };
    }

    /// <summary>The reason for reading nothing of it, with the call that gave it.</summary>
    public static Gap Unreadable(string why) => new(
        $"{IamActions.GetCredentialReport} failed: {why.TrimEnd('.')}",
        "nothing is judged by it; report this as a bug if this persists.");

    /// <summary>The slots that are not empty.</summary>
    private static Reading<T> Slots<T>(Func<int, T> read, Func<T, bool> isEmpty)
    {
        var (seen, gap) = (new List<T>(), (Gap?)null);
        foreach (var slot in new[] { 1, 2 })
        {
            try
            {
                var one = read(slot);
                if (!isEmpty(one))
                    seen.Add(one);
            }
            catch (FormatException exception)
            {
                gap ??= Unreadable(exception.Message);
            }
        }

        return new(seen, gap);
    }

    /// <summary>
    /// A flag that only adds to the rest: null where the report has no such column, or neither true nor false in it.
    /// </summary>
    private static bool? Said(IReadOnlyList<string> header, IReadOnlyList<string> row, string column) =>
        header.Contains(column, StringComparer.OrdinalIgnoreCase)
            && bool.TryParse(Field(header, row, column), out var said) ? said : null;

    /// <summary>The same of a time.</summary>
    private static DateTimeOffset? SaidTime(IReadOnlyList<string> header, IReadOnlyList<string> row, string column)
    {
        try
        {
            return header.Contains(column, StringComparer.OrdinalIgnoreCase) ? Date(header, row, column) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static RootReportKey Key(IReadOnlyList<string> header, IReadOnlyList<string> row, int slot) => new(
        slot,
        Boolean(header, row, $"access_key_{slot}_active"),
        Date(header, row, $"access_key_{slot}_last_rotated"),
        Date(header, row, $"access_key_{slot}_last_used_date"),
        Text(header, row, $"access_key_{slot}_last_used_region"),
        Text(header, row, $"access_key_{slot}_last_used_service"));

    private static RootReportCertificate Certificate(
        IReadOnlyList<string> header, IReadOnlyList<string> row, int slot) => new(
        slot, Boolean(header, row, $"cert_{slot}_active"), Date(header, row, $"cert_{slot}_last_rotated"));

    private static string Field(IReadOnlyList<string> header, IReadOnlyList<string> row, string column)
    {
        for (var index = 0; index < header.Count; index++)
        {
            if (header[index].Equals(column, StringComparison.OrdinalIgnoreCase))
                return row[index];
        }

        throw new FormatException($"the credential report has no column {column}.");
    }

    private static string? Text(IReadOnlyList<string> header, IReadOnlyList<string> row, string column) =>
        Field(header, row, column) is var field && NoValue.Contains(field, StringComparer.OrdinalIgnoreCase)
            ? null
            : field;

    private static bool Boolean(IReadOnlyList<string> header, IReadOnlyList<string> row, string column) =>
        Text(header, row, column) is { } text
            && (bool.TryParse(text, out var value) ? value : throw Wrong(column, text, "true or false"));

    private static DateTimeOffset? Date(IReadOnlyList<string> header, IReadOnlyList<string> row, string column) =>
        Text(header, row, column) is not { } text
            ? null
            // Exactly: a time without a date would be one of the day on which it is read.
            : DateTimeOffset.TryParseExact(
                text,
                Times,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time)
                ? time
                : throw Wrong(column, text, "a time");

    private static FormatException Wrong(string column, string text, string expected) =>
        new($"the credential report's {column} is '{text}' instead of {expected}.");
}

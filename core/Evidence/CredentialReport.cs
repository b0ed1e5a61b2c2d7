using System.Globalization;
using Guardrails.Core.Json;

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

    /// <summary>The root row, or in words why the text has none.</summary>
    /// <param name="csv">The report's content.</param>
    /// <param name="generatedAt">The time when IAM made it.</param>
    public static RootReportReading Parse(string csv, DateTimeOffset generatedAt)
    {
        try
        {
            return new(ReadRoot(csv, generatedAt), Unavailable: null);
        }
        catch (FormatException exception)
        {
            return new(Row: null, exception.Message);
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
        return new(generatedAt, [Key(header, root, slot: 1), Key(header, root, slot: 2)])
        {
            PasswordEnabled = Said(header, root, "password_enabled"),
            MfaActive = Said(header, root, "mfa_active"),
            CertificateActive = (Said(header, root, "cert_1_active"), Said(header, root, "cert_2_active")) switch
            {
                (true, _) or (_, true) => true,
                (null, null) => null,
                _ => false,
            },
        };
    }

    /// <summary>
    /// A flag that only adds to the rest: null where the report has no such column or no value in it.
    /// </summary>
    private static bool? Said(IReadOnlyList<string> header, IReadOnlyList<string> row, string column) =>
        header.Contains(column, StringComparer.OrdinalIgnoreCase) && Text(header, row, column) is not null
            ? Boolean(header, row, column)
            : null;

    private static RootReportKey Key(IReadOnlyList<string> header, IReadOnlyList<string> row, int slot) => new(
        slot,
        Boolean(header, row, $"access_key_{slot}_active"),
        Date(header, row, $"access_key_{slot}_last_rotated"),
        Date(header, row, $"access_key_{slot}_last_used_date"),
        Text(header, row, $"access_key_{slot}_last_used_region"),
        Text(header, row, $"access_key_{slot}_last_used_service"));

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
            && (bool.TryParse(text, out var value) ? value : throw Unreadable(column, text, "true or false"));

    private static DateTimeOffset? Date(IReadOnlyList<string> header, IReadOnlyList<string> row, string column) =>
        Text(header, row, column) is not { } text
            ? null
            : DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time)
                ? time
                : throw Unreadable(column, text, "a time");

    private static FormatException Unreadable(string column, string text, string expected) =>
        new($"the credential report's {column} is '{text}' instead of {expected}.");
}

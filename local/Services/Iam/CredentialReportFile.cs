using System.Globalization;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Iam;

/// <summary>The credential report's CSV: the root user's row, for there are no IAM users here.</summary>
internal static class CredentialReportFile
{
    private const string None = "N/A";
    private const string NotSupported = "not_supported";

    private static readonly string[] Columns =
    [
        "user", "arn", "user_creation_time",
        "password_enabled", "password_last_used", "password_last_changed", "password_next_rotation", "mfa_active",
        "access_key_1_active", "access_key_1_last_rotated",
        "access_key_1_last_used_date", "access_key_1_last_used_region", "access_key_1_last_used_service",
        "access_key_2_active", "access_key_2_last_rotated",
        "access_key_2_last_used_date", "access_key_2_last_used_region", "access_key_2_last_used_service",
        "cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated",
        "additional_credentials_info",
    ];

    /// <summary>Writes the report of one account.</summary>
    public static string Write(World world, Account account)
    {
        var root = account.Root;
        string[] row =
        [
            "<root_account>", $"arn:{world.Partition}:iam::{account.Id}:root", Time(account.JoinedAt),
            Flag(root.HasPassword), root.PasswordLastUsed is { } used
                ? Time(used)
                : "no_information", NotSupported, NotSupported, Flag(root.MfaDevices.Count > 0),
            .. Key(root.AccessKeys.ElementAtOrDefault(0)),
            .. Key(root.AccessKeys.ElementAtOrDefault(1)),
            .. Certificate(root.SigningCertificates.ElementAtOrDefault(0)),
            .. Certificate(root.SigningCertificates.ElementAtOrDefault(1)),
            None,
        ];
        return string.Join('\n', string.Join(',', Columns), string.Join(',', row));
    }

    // An inactive key and no key look the same but for the last use.
    private static string[] Key(AccessKey? key) =>
    [
        Flag(key?.Active == true),
        key?.Active == true ? Time(key.CreatedAt) : None,
        key?.LastUsed is { } use ? Time(use.At) : None,
        key?.LastUsed?.Region ?? None,
        key?.LastUsed?.Service ?? None,
    ];

    private static string[] Certificate(SigningCertificate? certificate) =>
        [Flag(certificate?.Active == true), certificate?.Active == true ? Time(certificate.UploadedAt) : None];

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Guardrails.Core.Posture;

/// <summary>Phrases, numbers and dates that several controls print.</summary>
internal static class Words
{
    public const string CredentialsAbsent =
        "root credentials are absent (no password, access key or signing certificate)";

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Second(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Days(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");

    public static string Count(int count) => count switch
    {
        0 => "no",
        1 => "one",
        2 => "two",
        _ => count.ToString(CultureInfo.InvariantCulture),
    };
}

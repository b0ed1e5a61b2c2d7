namespace Guardrails.Core.Posture;

/// <summary>Phrases and dates that several controls print.</summary>
internal static class Words
{
    public const string CredentialsAbsent =
        "root credentials are absent (no password, access key or signing certificate)";

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd");

    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'");

    public static string Days(TimeSpan span) => (int)span.TotalDays is 1 ? "1 day" : $"{(int)span.TotalDays} days";
}

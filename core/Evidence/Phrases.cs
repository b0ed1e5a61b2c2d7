using System.Globalization;
using Guardrails.Core.Json;

namespace Guardrails.Core.Evidence;

/// <summary>Phrases, numbers and dates that several controls print.</summary>
internal static class Phrases
{
    public const string CredentialsAbsent = $"root {AreAbsent}";

    public const string AreAbsent = "credentials are absent (no password, access key or signing certificate)";

    public static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Second(DateTimeOffset time) =>
        time.UtcDateTime.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Days(int days) => Counted.Of(days, "day");

    /// <summary>With its indefinite article.</summary>
    public static string A(string noun) =>
        noun[0] is 'a' or 'e' or 'i' or 'o' || noun.StartsWith("MFA ", StringComparison.Ordinal)
            ? $"an {noun}"
            : $"a {noun}";

    public static string Count(int count) => count switch
    {
        0 => "no",
        1 => "one",
        2 => "two",
        _ => count.ToString(CultureInfo.InvariantCulture),
    };
}

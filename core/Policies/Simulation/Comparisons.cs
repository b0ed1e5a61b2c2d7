using System.Globalization;
using System.Net;

namespace Guardrails.Core.Policies;

/// <summary>How one value of a policy compares with one value of a request.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal static class Comparisons
{
    private static readonly string[] DateFormats =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    public static Truth Equal(string policy, string request) => Truth.Of(policy == request);

    public static Truth EqualIgnoringCase(string policy, string request) =>
        Truth.Of(string.Equals(policy, request, StringComparison.OrdinalIgnoreCase));

    public static Truth Like(string policy, string request) => Truth.Of(Wildcard.Fits(policy, request));

    public static Truth Arn(string policy, string request) =>
        Wildcard.FitsArn(policy, request) is { } fits ? Truth.Of(fits) : Truth.Unknown($"'{policy}' is not a whole ARN");

    public static Truth Bool(string policy, string request) =>
        bool.TryParse(policy, out var expected) && bool.TryParse(request, out var actual)
            ? Truth.Of(expected == actual)
            : Truth.Unknown($"'{policy}' and '{request}' are not both true or false");

    /// <summary>Numbers; <paramref name="holds"/> gets the sign of request minus policy.</summary>
    public static Func<string, string, Truth> Number(Func<int, bool> holds) => (policy, request) =>
        decimal.TryParse(policy, NumberStyles.Float, CultureInfo.InvariantCulture, out var expected)
        && decimal.TryParse(request, NumberStyles.Float, CultureInfo.InvariantCulture, out var actual)
            ? Truth.Of(holds(actual.CompareTo(expected)))
            : Truth.Unknown($"'{policy}' and '{request}' are not both numbers");

    /// <summary>Dates; <paramref name="holds"/> gets the sign of request minus policy.</summary>
    public static Func<string, string, Truth> Date(Func<int, bool> holds) => (policy, request) =>
        Time(policy) is { } expected && Time(request) is { } actual
            ? Truth.Of(holds(actual.CompareTo(expected)))
            : Truth.Unknown($"'{policy}' and '{request}' are not both dates");

    public static Truth IpAddress(string policy, string request)
    {
        var slash = policy.IndexOf('/', StringComparison.Ordinal);
        var prefixLength = -1;
        if (!IPAddress.TryParse(slash < 0 ? policy : policy[..slash], out var network)
            || (slash >= 0 && !int.TryParse(policy[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out prefixLength))
            || !IPAddress.TryParse(request, out var address))
        {
            return Truth.Unknown($"'{policy}' and '{request}' are not an address range and an address");
        }

        var (expected, actual) = (network.GetAddressBytes(), address.GetAddressBytes());
        var bits = slash < 0 ? expected.Length * 8 : prefixLength;
        return bits > expected.Length * 8
            ? Truth.Unknown($"'{policy}' is not an address range")
            : Truth.Of(expected.Length == actual.Length && Enumerable.Range(0, bits).All(bit => Bit(expected, bit) == Bit(actual, bit)));
    }

    private static int Bit(byte[] bytes, int index) => (bytes[index / 8] >> (7 - (index % 8))) & 1;

    // Either ISO 8601 or seconds since 1970, as aws:EpochTime has them.
    private static DateTimeOffset? Time(string text)
    {
        if (DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return date;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }
}

using System.Globalization;

namespace Guardrails.Core.Policies;

/// <summary>How the values of a policy compare with those of a request.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal static class Comparisons
{
    public static ValueTest Equal(IReadOnlyList<string> values, bool variables) =>
        new TextTest<string>(values, variables, static text => text.Text, static (expected, actual) => Truth.Of(expected == actual));

    public static ValueTest EqualIgnoringCase(IReadOnlyList<string> values, bool variables) => new TextTest<string>(
        values, variables, static text => text.Text, static (expected, actual) => Truth.Of(string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase)));

    public static ValueTest Like(IReadOnlyList<string> values, bool variables) =>
        new TextTest<Glob>(values, variables, static text => new Glob(text), static (expected, actual) => Truth.Of(expected.Fits(actual)));

    public static ValueTest Arn(IReadOnlyList<string> values, bool variables) =>
        new TextTest<ArnPattern>(values, variables, static text => new ArnPattern(text), static (expected, actual) => expected.FitsInCondition(actual));

    /// <summary>True or false; with several values AWS promises nothing.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html (Invalid condition multiple Boolean)</remarks>
    public static ValueTest Bool(IReadOnlyList<string> values, bool variables) => values.Count > 1
        ? new UndocumentedTest($"a Boolean condition has one value")
        : new ParsedTest<bool>(values, "true or false", TryParseBool, static (expected, actual) => Truth.Of(expected == actual));

    /// <summary>Bytes, in base 64 on both sides.</summary>
    public static ValueTest Binary(IReadOnlyList<string> values, bool variables) =>
        new ParsedTest<byte[]>(values, "in base 64", TryParseBinary, static (expected, actual) => Truth.Of(expected.AsSpan().SequenceEqual(actual)));

    /// <summary>Numbers; <paramref name="holds"/> gets the sign of request minus policy.</summary>
    public static Func<IReadOnlyList<string>, bool, ValueTest> Number(Func<int, bool> holds) => (values, _) =>
        new ParsedTest<decimal>(values, "a number", TryParseNumber, (expected, actual) => Truth.Of(holds(actual.CompareTo(expected))));

    /// <summary>Dates; <paramref name="holds"/> gets the sign of request minus policy.</summary>
    public static Func<IReadOnlyList<string>, bool, ValueTest> Date(Func<int, bool> holds) => (values, _) =>
        new ParsedTest<DateTimeOffset>(values, "a date", PolicyDate.TryParse, (expected, actual) => Truth.Of(holds(actual.CompareTo(expected))));

    public static ValueTest IpAddress(IReadOnlyList<string> values, bool variables) =>
        new ParsedTest<IpRange>(values, "an IP address or range", IpRange.TryParse, static (expected, actual) => expected.Contains(actual));

    public static bool TryParseBool(string text, out bool value)
    {
        value = string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
        return value || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);
    }

    // Integers and decimals, as AWS documents them; an exponent it does not document.
    private static bool TryParseNumber(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    private static bool TryParseBinary(string text, out byte[] value)
    {
        value = new byte[text.Length];
        var isBase64 = Convert.TryFromBase64String(text, value, out var length);
        value = value[..length];
        return isBase64;
    }
}

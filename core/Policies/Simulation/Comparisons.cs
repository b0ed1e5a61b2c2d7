using System.Globalization;

namespace Guardrails.Core.Policies.Simulation;

/// <summary>Compares the values of a policy with those of a request.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </remarks>
internal static class Comparisons
{
    /// <summary>Prepares a condition's values for one way of comparing them.</summary>
    /// <param name="comparison">The way.</param>
    /// <param name="values">The values, as the policy has them.</param>
    /// <param name="variables">True where policy variables are replaced in them.</param>
    public static ValueTest Prepare(
        Comparison comparison,
        IReadOnlyList<string> values,
        bool variables) => comparison switch
    {
        Comparison.Equal => Equal(values, variables),
        Comparison.EqualIgnoringCase => EqualIgnoringCase(values, variables),
        Comparison.Like => Like(values, variables),
        Comparison.Arn => Arn(values, variables),
        Comparison.Bool => Bool(values),
        Comparison.Binary => Binary(values),
        Comparison.NumberEqual => Number(values, static sign => sign == 0),
        Comparison.NumberLess => Number(values, static sign => sign < 0),
        Comparison.NumberLessOrEqual => Number(values, static sign => sign <= 0),
        Comparison.NumberGreater => Number(values, static sign => sign > 0),
        Comparison.NumberGreaterOrEqual => Number(values, static sign => sign >= 0),
        Comparison.DateEqual => Date(values, static sign => sign == 0),
        Comparison.DateLess => Date(values, static sign => sign < 0),
        Comparison.DateLessOrEqual => Date(values, static sign => sign <= 0),
        Comparison.DateGreater => Date(values, static sign => sign > 0),
        Comparison.DateGreaterOrEqual => Date(values, static sign => sign >= 0),
        Comparison.IpAddress => IpAddress(values),
        _ => throw new NotSupportedException($"Nothing compares by {comparison}."),
    };

    private static TextTest<string> Equal(IReadOnlyList<string> values, bool variables) =>
        new TextTest<string>(
            values,
            variables,
            static text => text.Text,
            static (expected, actual) => Truth.Of(expected == actual));

    private static TextTest<string> EqualIgnoringCase(IReadOnlyList<string> values, bool variables) =>
        new TextTest<string>(
            values,
            variables,
            static text => text.Text,
            static (expected, actual) => Truth.Of(string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase)));

    private static TextTest<Glob> Like(IReadOnlyList<string> values, bool variables) =>
        new TextTest<Glob>(
            values,
            variables,
            static text => new Glob(text),
            static (expected, actual) => Truth.Of(expected.Fits(actual)));

    private static TextTest<ArnPattern> Arn(IReadOnlyList<string> values, bool variables) =>
        new TextTest<ArnPattern>(
            values,
            variables,
            static text => new ArnPattern(text),
            static (expected, actual) => expected.FitsInCondition(actual));

    /// <summary>True or false; with several values AWS promises nothing.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html (Invalid
    /// condition multiple Boolean)
    /// </remarks>
    public static ValueTest Bool(IReadOnlyList<string> values) => values.Count > 1
        ? new UndocumentedTest($"a Boolean condition has one value")
        : new ParsedTest<bool>(
            values,
            "true or false",
            TryParseBool,
            static (expected, actual) => Truth.Of(expected == actual));

    /// <summary>Bytes, in base 64 on both sides.</summary>
    private static ParsedTest<byte[]> Binary(IReadOnlyList<string> values) =>
        new ParsedTest<byte[]>(
            values,
            "in base 64",
            TryParseBinary,
            static (expected, actual) => Truth.Of(expected.AsSpan().SequenceEqual(actual)));

    /// <summary>Numbers; <paramref name="holds"/> gets the sign of request minus policy.</summary>
    private static ParsedTest<decimal> Number(IReadOnlyList<string> values, Func<int, bool> holds) =>
        new ParsedTest<decimal>(
            values,
            "a number",
            TryParseNumber,
            (expected, actual) => Truth.Of(holds(actual.CompareTo(expected))));

    /// <summary>Dates; <paramref name="holds"/> gets the sign of request minus policy.</summary>
    private static ParsedTest<DateTimeOffset> Date(IReadOnlyList<string> values, Func<int, bool> holds) =>
        new ParsedTest<DateTimeOffset>(
            values,
            "a date",
            PolicyDate.TryParse,
            (expected, actual) => Truth.Of(holds(actual.CompareTo(expected))));

    private static ParsedTest<IpRange> IpAddress(IReadOnlyList<string> values) =>
        new ParsedTest<IpRange>(
            values,
            "an IP address or range",
            IpRange.TryParse,
            static (expected, actual) => expected.Contains(actual));

    public static bool TryParseBool(string text, out bool value)
    {
        value = string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
        return value || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);
    }

    // Integers and decimals, as AWS documents them; an exponent it does not document.
    private static bool TryParseNumber(string text, out decimal value) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out value);

    private static bool TryParseBinary(string text, out byte[] value)
    {
        value = new byte[text.Length];
        var isBase64 = Convert.TryFromBase64String(text, value, out var length);
        value = value[..length];
        return isBase64;
    }
}

namespace Guardrails.Core.Policies.Simulation;

/// <summary>The values of one condition, prepared for comparing.</summary>
internal abstract class ValueTest
{
    /// <summary>Tells whether one of them fits a value of the request.</summary>
    public abstract Truth Fits(string value, AccessRequest request);

    /// <summary>Tells whether one of them fits whatever the request has.</summary>
    public virtual bool FitsEverything => false;
}

/// <summary>Values of which AWS does not say what they do.</summary>
internal sealed class UndocumentedTest(FormattableString reason) : ValueTest
{
    public override Truth Fits(string value, AccessRequest request) => Truth.Unknown(reason);
}

/// <summary>Values that are text and can have wildcards or variables.</summary>
/// <typeparam name="T">The type that each is compared as.</typeparam>
internal sealed class TextTest<T>(
    IReadOnlyList<string> values,
    bool variables,
    Func<PatternText, T> make,
    Func<T, string, Truth> fits)
    : ValueTest
    where T : class
{
    private readonly PreparedValue<T>[] _prepared =
        [.. values.Select(value => new PreparedValue<T>(new PolicyValue(value, variables), make, fits))];

    public override bool FitsEverything => _prepared.Any(value => value.Made is Glob { FitsEverything: true });

    public override Truth Fits(string value, AccessRequest request)
    {
        var any = Truth.No;
        foreach (var expected in _prepared)
        {
            any = any.Or(expected.Fits(value, request));
            if (any.IsYes)
                break;
        }

        return any;
    }
}

/// <summary>Reads a value.</summary>
internal delegate bool TryParse<T>(string text, out T value);

/// <summary>Values that are no text: AWS replaces no variable in them.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal sealed class ParsedTest<T>(
    IReadOnlyList<string> values,
    string what,
    TryParse<T> parse,
    Func<T, T, Truth> holds)
    : ValueTest
{
    private readonly (bool IsOne, T Value)[] _expected =
        [.. values.Select(value => (parse(value, out var parsed), parsed))];

    public override Truth Fits(string value, AccessRequest request)
    {
        if (!parse(value, out var actual))
            return Truth.Unknown($"the request's value '{value}' is not {what}");
        var any = Truth.No;
        for (var index = 0; index < _expected.Length && !any.IsYes; index++)
            any = any.Or(_expected[index].IsOne
                ? holds(_expected[index].Value, actual)
                : Truth.Unknown($"'{values[index]}' is not {what}"));
        return any;
    }
}

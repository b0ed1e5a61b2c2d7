namespace Guardrails.Core.Policies.Simulation;

/// <summary>A pattern of ARNs, split at its first five colons.</summary>
internal sealed class ArnPattern
{
    private const int Segments = 6;

    private static readonly Glob Anything = new(PatternText.Pattern("*"));

    private readonly string _text;
    private readonly Glob _whole;
    private readonly Glob[] _segments = [.. Enumerable.Repeat(Anything, Segments)];
    private readonly bool _complete;

    public ArnPattern(PatternText pattern)
    {
        _text = pattern.Text;
        _whole = new Glob(pattern);
        var (start, segment) = (0, 0);
        for (int colon; segment < Segments - 1 && (colon = _text.IndexOf(':', start)) >= 0; start = colon + 1)
            _segments[segment++] = new Glob(pattern[start..colon]);

        _segments[segment] = new Glob(pattern[start..]);
        _complete = segment == Segments - 1;
    }

    /// <summary>Tells whether it is a single star.</summary>
    public bool FitsEverything => _whole.FitsEverything;

    /// <summary>
    /// Tells whether an ARN fits in a condition: segment by segment, so that a wildcard never crosses one of the first
    /// five colons.
    /// </summary>
    /// <remarks>
    /// Source:
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
    /// </remarks>
    public Truth FitsInCondition(string arn) =>
        _complete ? Truth.Of(FitFrom(0, arn, crossing: false)) : Truth.Unknown($"'{_text}' is not a whole ARN");

    /// <summary>Tells whether a Resource element covers an ARN.</summary>
    /// <remarks>
    /// A star that ends a segment can expand beyond the colon; of other wildcards AWS does not say it. An ARN of fewer
    /// than six segments is completed with stars in identity policies; of other policies AWS does not say it.
    /// Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html,
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
    /// </remarks>
    public Truth FitsResource(string arn)
    {
        var asText = _whole.Fits(arn);
        if (FitsEverything || (_complete && !asText))
            return Truth.Of(asText);
        var asArn = FitFrom(0, arn, crossing: true);
        return asArn == asText
            ? Truth.Of(asArn)
            : Truth.Unknown($"whether Resource '{_text}' covers '{arn}' depends on how far its wildcards reach");
    }

    private bool FitFrom(int segment, ReadOnlySpan<char> arn, bool crossing)
    {
        if (segment == Segments - 1)
            return _segments[segment].Fits(arn);

        var colon = arn.IndexOf(':');
        if (colon < 0 || !_segments[segment].Fits(arn[..colon]))
            return false;
        while (!FitFrom(segment + 1, arn[(colon + 1)..], crossing))
        {
            var next = crossing && _segments[segment].EndsWithStar ? arn[(colon + 1)..].IndexOf(':') : -1;
            if (next < 0)
                return false;
            colon += 1 + next;
        }

        return true;
    }
}

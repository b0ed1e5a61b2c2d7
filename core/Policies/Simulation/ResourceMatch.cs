namespace Guardrails.Core.Policies.Simulation;

/// <summary>A Resource or NotResource element, prepared for many requests.</summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html,
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
/// </remarks>
internal sealed class ResourceMatch
{
    private const int ColonsBeforeResource = 5;

    private readonly bool _except;
    private readonly bool _isEverything;
    private readonly (PreparedValue<ArnPattern> Pattern, bool VariableTooEarly)[] _patterns;

    public ResourceMatch(Patterns resources, bool variables)
    {
        _except = resources.Except;
        _patterns = [.. resources.Values.Select(value => Prepare(new PolicyValue(value, variables)))];
        _isEverything = _patterns.Any(pattern => pattern.Pattern.Made is { FitsEverything: true });
    }

    public Truth Of(AccessRequest request)
    {
        if (_isEverything)
            return Truth.Of(!_except);
        var covered = Truth.No;
        foreach (var (pattern, variableTooEarly) in _patterns)
        {
            covered = covered.Or(variableTooEarly
                ? Truth.Unknown($"a Resource has a policy variable before its fifth colon")
                : Covers(pattern, request));
            if (covered.IsYes)
                break;
        }

        return _except ? covered.Not() : covered;
    }

    // A variable without a value covers no resource. Whether NotResource then covers every one, or the whole statement
    // is invalid, as the same page has it elsewhere, stays open.
    private Truth Covers(PreparedValue<ArnPattern> pattern, AccessRequest request) =>
        _except && pattern.IsWithoutValue(request)
            ? Truth.Unknown($"NotResource has a policy variable for which the request has no value")
            : pattern.Fits(request.Resource, request);

    private static (PreparedValue<ArnPattern>, bool) Prepare(PolicyValue template) => (
        new PreparedValue<ArnPattern>(
            template,
            static text => new ArnPattern(text),
            static (pattern, arn) => pattern.FitsResource(arn)),
        template.FirstVariableAt is { } at && template.Value.AsSpan(0, at).Count(':') < ColonsBeforeResource);
}

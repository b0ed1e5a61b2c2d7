namespace Guardrails.Core.Policies.Simulation;

/// <summary>
/// A value of a policy as something to compare with: made once, or, where variables are in it, for each request.
/// </summary>
/// <typeparam name="T">The type that it is compared as.</typeparam>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</remarks>
internal sealed class PreparedValue<T>(PolicyValue template, Func<PatternText, T> make, Func<T, string, Truth> fits)
    where T : class
{
    private readonly T? _made =
        template.IsMalformed || template.FirstVariableAt is not null
            ? null
            : make(template.Text);

    // The most that a value with variables can fit, whatever they stand for.
    private readonly Glob? _atMost =
        template.FirstVariableAt is null
            ? null
            : new(template.Filled(static _ => PatternText.Pattern("*")), ignoreCase: true);

    /// <summary>Tells whether it fits a value. A variable without a value and without a default fits nothing.</summary>
    public Truth Fits(string value, AccessRequest request) =>
        _made is not null ? fits(_made, value) : FitsFilled(value, request);

    /// <summary>The comparison that needs no request, because there is no variable; null otherwise.</summary>
    public T? Made => _made;

    /// <summary>Tells whether the request lacks a variable's value.</summary>
    public bool IsWithoutValue(AccessRequest request) =>
        _made is null
        && template.Variables.Any(variable =>
            variable.Default is null
            && request.ValuesOf(variable.Key).Count == 0
            && !request.IsUnknown(variable.Key));

    private Truth FitsFilled(string value, AccessRequest request)
    {
        if (template.IsMalformed)
            return Truth.Unknown($"'{template.Value}' has something that begins like a policy variable and is none");
        if (IsWithoutValue(request) || _atMost?.Fits(value) == false)
            return Truth.No;
        foreach (var variable in template.Variables)
        {
            if (request.IsUnknown(variable.Key))
                return Truth.Unknown($"the request's value for {variable.Key} in '{template.Value}' is not known");
            if (request.ValuesOf(variable.Key).Count > 1 || ContextKeys.IsMultivalued(variable.Key))
                return Truth.Unknown($"'{template.Value}' has a policy variable for a key with several values");
            if (ValueOf(variable, request).Length == 0)
                return Truth.Unknown(
                    $"whether an empty value or default counts as a value of '{template.Value}' is not documented");
        }

        // AWS does not document whether a wildcard in a request's value stays plain text: where that matters, say so.
        var asText = fits(make(template.Filled(variable => PatternText.Literal(ValueOf(variable, request)))), value);
        var asPattern = fits(make(template.Filled(variable => PatternText.Pattern(ValueOf(variable, request)))), value);
        return asText == asPattern || (asText.IsUnknown && asPattern.IsUnknown)
            ? asText
            : Truth.Unknown($"whether '{template.Value}' fits '{value}' depends on a wildcard in the request's value");
    }

    private static string ValueOf(Variable variable, AccessRequest request) =>
        request.ValuesOf(variable.Key) is [var value] ? value : variable.Default!;
}

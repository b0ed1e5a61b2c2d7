namespace Guardrails.Core.Policies;

/// <summary>Whether a condition holds for a request.</summary>
/// <remarks>
/// Missing keys: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html;
/// keys with many values: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html.
/// </remarks>
internal static class Conditions
{
    private const string ForAllValues = "ForAllValues:";
    private const string ForAnyValue = "ForAnyValue:";
    private const string IfExists = "IfExists";

    public static Truth Hold(PolicyCondition condition, AccessRequest request)
    {
        var truth = request.IsUnknown(condition.Key) ? Truth.Unknown("the request's value is not known")
            : condition.Operator == "Null" ? IsMissing(condition, request)
            : Compare(condition, request);
        return truth.IsUnknown ? Truth.Unknown($"{Elements.Condition}.{condition.Operator}.{condition.Key}: {truth.Reason}") : truth;
    }

    private static Truth IsMissing(PolicyCondition condition, AccessRequest request)
    {
        var missing = request.ValuesOf(condition.Key).Count == 0;
        return Truth.Any(condition.Values.Select(value => Comparisons.Bool(value, missing ? "true" : "false")));
    }

    private static Truth Compare(PolicyCondition condition, AccessRequest request)
    {
        var name = condition.Operator;
        var all = Take(ref name, name.StartsWith(ForAllValues, StringComparison.Ordinal), ForAllValues.Length..);
        var any = Take(ref name, !all && name.StartsWith(ForAnyValue, StringComparison.Ordinal), ForAnyValue.Length..);
        var ifExists = Take(ref name, name.EndsWith(IfExists, StringComparison.Ordinal), ..^IfExists.Length);
        if (ConditionOperators.Find(name) is not { } known)
            return Truth.Unknown("the operator is not supported");

        var values = request.ValuesOf(condition.Key);
        if (values.Count == 0)
            return Truth.Of(ifExists || all || (known.Negated && !any));

        var each = values.Select(value => HoldsFor(value, condition, known));
        if (all)
            return Truth.All(each);
        if (any)
            return Truth.Any(each);
        return values.Count == 1 ? each.Single() : Truth.Unknown("the key has several values, and the operator says neither for all nor for any");
    }

    private static Truth HoldsFor(string value, PolicyCondition condition, ConditionOperator known)
    {
        var fits = Truth.Any(condition.Values.Select(expected =>
            PolicyVariable.In(expected) ? PolicyVariable.NotSupported(expected) : known.Fits(expected, value)));
        return known.Negated ? fits.Not() : fits;
    }

    private static bool Take(ref string name, bool present, Range rest)
    {
        if (present)
            name = name[rest];
        return present;
    }
}

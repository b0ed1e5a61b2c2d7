namespace Guardrails.Core.Policies.Simulation;

/// <summary>A condition, prepared for many requests.</summary>
/// <remarks>
/// Missing keys: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html;
/// keys with many values:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html.
/// The first page's table for ForAllValues:StringNotLike says the contrary of both pages' text, in each of its
/// rows: the text counts. ForAnyValue with IfExists and a missing key is documented both ways; AWS was seen to
/// let ForAnyValue decide:
/// https://repost.aws/questions/QU9HFmDzP0QGuU-fd7rS6B7w/foranyvalue-stringequalsifexists-behaving-unexpectedly.
/// </remarks>
internal sealed class ConditionMatch
{
    private readonly PolicyCondition _condition;
    private readonly OperatorName _name;
    private readonly bool _negated;
    private readonly ValueTest? _test;
    private readonly Truth _forMissing;
    private readonly Truth _forUnknown;

    /// <param name="variables">True if the document's version has variables.</param>
    public ConditionMatch(PolicyCondition condition, bool variables)
    {
        _condition = condition;
        _name = OperatorName.Of(condition.Operator);
        var known = _name.IsKnown ? ConditionOperators.Find(_name.Name) : null;
        _negated = known?.Negated ?? false;
        _test = _name.Name == ConditionOperators.Null ? Comparisons.Bool(condition.Values)
            : known is null ? null : Comparisons.Prepare(known.Comparison, condition.Values, variables);
        _forMissing = Truth.Of(
            _name.Set == SetOperator.ForAllValues
            || (_name.Set == SetOperator.None && (_name.IfExists || _negated)));
        _forUnknown = _test is { FitsEverything: true } && _forMissing == Truth.Of(!_negated) && !NeedsSetOperator
            ? _forMissing
            : Because($"the request's value is not known");
    }

    private bool NeedsSetOperator => _name.Set == SetOperator.None && ContextKeys.IsMultivalued(_condition.Key);

    /// <summary>Tells whether it holds for a request.</summary>
    public Truth Of(AccessRequest request)
    {
        var truth = Compare(request);
        return truth.IsUnknown && truth != _forUnknown ? Because(truth.Reason!) : truth;
    }

    private Truth Because(FormattableString reason) =>
        Truth.Unknown($"{Elements.Condition}.{_condition.Operator}.{_condition.Key}: {reason}");

    private Truth Compare(AccessRequest request)
    {
        if (_test is null || !_name.IsKnown)
            return Truth.Unknown($"the operator is not supported");
        var values = request.ValuesOf(_condition.Key);
        if (values.Count > 0 || !request.IsUnknown(_condition.Key))
            return Compare(values, request);
        if (!request.IsFalseOrMissing(_condition.Key))
            return _forUnknown;

        var (whereFalse, whereMissing) = (Compare(["false"], request), Compare([], request));
        return whereFalse == whereMissing
            ? whereFalse
            : Truth.Unknown($"AWS documents both that the request has the value false and that it has none");
    }

    private Truth Compare(IReadOnlyList<string> values, AccessRequest request)
    {
        if (_name.Name == ConditionOperators.Null)
            return IsNull(values, request);
        return values.Count == 0 ? _forMissing : CompareAll(values, request);
    }

    private Truth IsNull(IReadOnlyList<string> values, AccessRequest request) => values is [""]
        ? Truth.Unknown($"whether a key with an empty value is null is not documented")
        : _test!.Fits(values.Count == 0 ? "true" : "false", request);

    private Truth CompareAll(IReadOnlyList<string> values, AccessRequest request)
    {
        switch (_name.Set)
        {
            case SetOperator.ForAnyValue:
                var any = Truth.No;
                for (var index = 0; index < values.Count && !any.IsYes; index++)
                    any = any.Or(HoldsFor(values[index], request));
                return any;

            // AWS: a null dataset, such as an empty string, counts as no value.
            case SetOperator.ForAllValues:
                var all = Truth.Yes;
                for (var index = 0; index < values.Count && !all.IsNo && values is not [""]; index++)
                    all = all.And(HoldsFor(values[index], request));
                return all;

            default:
                return values.Count > 1 || NeedsSetOperator
                    ? Truth.Unknown($"the key has several values, and the operator says neither for all nor for any")
                    : HoldsFor(values[0], request);
        }
    }

    private Truth HoldsFor(string value, AccessRequest request)
    {
        var fits = _test!.Fits(value, request);
        return _negated ? fits.Not() : fits;
    }
}

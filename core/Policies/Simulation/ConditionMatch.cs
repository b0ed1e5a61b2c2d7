namespace Guardrails.Core.Policies.Simulation;

/// <summary>A condition, prepared for many requests.</summary>
/// <remarks>
/// Missing keys: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html;
/// keys with many values:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html.
/// The first page's table for ForAllValues:StringNotLike says the contrary of both pages' text, in each of its rows:
/// the text counts.
/// ForAnyValue with IfExists and a missing key is documented both ways; AWS was seen to let ForAnyValue decide:
/// https://repost.aws/questions/QU9HFmDzP0QGuU-fd7rS6B7w/foranyvalue-stringequalsifexists-behaving-unexpectedly.
/// </remarks>
internal sealed class ConditionMatch
{
    private readonly PolicyCondition condition;
    private readonly OperatorName name;
    private readonly bool negated;
    private readonly ValueTest? test;
    private readonly Truth forMissing;
    private readonly Truth forUnknown;

    /// <param name="condition">The condition.</param>
    /// <param name="variables">Whether the document's version has variables.</param>
    public ConditionMatch(PolicyCondition condition, bool variables)
    {
        this.condition = condition;
        name = OperatorName.Of(condition.Operator);
        var known = name.IsKnown ? ConditionOperators.Find(name.Name) : null;
        negated = known?.Negated ?? false;
        test = name.Name == ConditionOperators.Null ? Comparisons.Bool(condition.Values)
            : known is null ? null : Comparisons.Prepare(known.Comparison, condition.Values, variables);
        forMissing = Truth.Of(name.Set == SetOperator.ForAllValues || (name.Set == SetOperator.None && (name.IfExists || negated)));
        forUnknown = test is { FitsEverything: true } && forMissing == Truth.Of(!negated) && !NeedsSetOperator
            ? forMissing
            : Because($"the request's value is not known");
    }

    private bool NeedsSetOperator => name.Set == SetOperator.None && ContextKeys.IsMultivalued(condition.Key);

    /// <summary>Whether it holds for a request.</summary>
    public Truth Of(AccessRequest request)
    {
        var truth = Compare(request);
        return truth.IsUnknown && truth != forUnknown ? Because(truth.Reason!) : truth;
    }

    private Truth Because(FormattableString reason) => Truth.Unknown($"{Elements.Condition}.{condition.Operator}.{condition.Key}: {reason}");

    private Truth Compare(AccessRequest request)
    {
        if (test is null || !name.IsKnown)
            return Truth.Unknown($"the operator is not supported");
        var values = request.ValuesOf(condition.Key);
        if (values.Count == 0 && request.IsUnknown(condition.Key))
            return forUnknown;
        if (name.Name == ConditionOperators.Null)
            return IsNull(values, request);
        return values.Count == 0 ? forMissing : CompareAll(values, request);
    }

    private Truth IsNull(IReadOnlyList<string> values, AccessRequest request) => values is [""]
        ? Truth.Unknown($"whether a key with an empty value is null is not documented")
        : test!.Fits(values.Count == 0 ? "true" : "false", request);

    private Truth CompareAll(IReadOnlyList<string> values, AccessRequest request)
    {
        switch (name.Set)
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
        var fits = test!.Fits(value, request);
        return negated ? fits.Not() : fits;
    }
}

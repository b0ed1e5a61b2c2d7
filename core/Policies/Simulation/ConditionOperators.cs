namespace Guardrails.Core.Policies;

/// <summary>What an operator compares, and whether it holds where the values fit or where they do not.</summary>
/// <param name="Prepare">Prepares a condition's values; the second argument says whether variables are replaced in them.</param>
/// <param name="Negated">True for the operators that hold where nothing fits; those hold for a missing key, too.</param>
internal sealed record ConditionOperator(Func<IReadOnlyList<string>, bool, ValueTest> Prepare, bool Negated = false);

/// <summary>The operators, without qualifier and suffix. The only list; <c>Null</c> compares nothing and stands apart.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal static class ConditionOperators
{
    public const string Null = "Null";

    private static readonly Dictionary<string, ConditionOperator> Known = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = new(Comparisons.Equal),
        ["StringNotEquals"] = new(Comparisons.Equal, Negated: true),
        ["StringEqualsIgnoreCase"] = new(Comparisons.EqualIgnoringCase),
        ["StringNotEqualsIgnoreCase"] = new(Comparisons.EqualIgnoringCase, Negated: true),
        ["StringLike"] = new(Comparisons.Like),
        ["StringNotLike"] = new(Comparisons.Like, Negated: true),

        // AWS: ArnEquals and ArnLike behave identically, and so do their negations.
        ["ArnEquals"] = new(Comparisons.Arn),
        ["ArnNotEquals"] = new(Comparisons.Arn, Negated: true),
        ["ArnLike"] = new(Comparisons.Arn),
        ["ArnNotLike"] = new(Comparisons.Arn, Negated: true),

        ["Bool"] = new(Comparisons.Bool),
        ["BinaryEquals"] = new(Comparisons.Binary),

        ["NumericEquals"] = new(Comparisons.Number(sign => sign == 0)),
        ["NumericNotEquals"] = new(Comparisons.Number(sign => sign == 0), Negated: true),
        ["NumericLessThan"] = new(Comparisons.Number(sign => sign < 0)),
        ["NumericLessThanEquals"] = new(Comparisons.Number(sign => sign <= 0)),
        ["NumericGreaterThan"] = new(Comparisons.Number(sign => sign > 0)),
        ["NumericGreaterThanEquals"] = new(Comparisons.Number(sign => sign >= 0)),

        ["DateEquals"] = new(Comparisons.Date(sign => sign == 0)),
        ["DateNotEquals"] = new(Comparisons.Date(sign => sign == 0), Negated: true),
        ["DateLessThan"] = new(Comparisons.Date(sign => sign < 0)),
        ["DateLessThanEquals"] = new(Comparisons.Date(sign => sign <= 0)),
        ["DateGreaterThan"] = new(Comparisons.Date(sign => sign > 0)),
        ["DateGreaterThanEquals"] = new(Comparisons.Date(sign => sign >= 0)),

        ["IpAddress"] = new(Comparisons.IpAddress),
        ["NotIpAddress"] = new(Comparisons.IpAddress, Negated: true),
    };

    public static ConditionOperator? Find(string name) => Known.GetValueOrDefault(name);
}

namespace Guardrails.Core.Policies;

/// <summary>
/// The condition operators, without qualifier and suffix. The only list; <c>Null</c> compares nothing and stands apart.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </remarks>
internal static class ConditionOperators
{
    public const string Null = "Null";

    private static readonly Dictionary<string, ConditionOperator> Known = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = new(Comparison.Equal),
        ["StringNotEquals"] = new(Comparison.Equal, Negated: true),
        ["StringEqualsIgnoreCase"] = new(Comparison.EqualIgnoringCase),
        ["StringNotEqualsIgnoreCase"] = new(Comparison.EqualIgnoringCase, Negated: true),
        ["StringLike"] = new(Comparison.Like),
        ["StringNotLike"] = new(Comparison.Like, Negated: true),

        // AWS: ArnEquals and ArnLike behave identically, and so do their negations.
        ["ArnEquals"] = new(Comparison.Arn),
        ["ArnNotEquals"] = new(Comparison.Arn, Negated: true),
        ["ArnLike"] = new(Comparison.Arn),
        ["ArnNotLike"] = new(Comparison.Arn, Negated: true),

        ["Bool"] = new(Comparison.Bool),
        ["BinaryEquals"] = new(Comparison.Binary),

        ["NumericEquals"] = new(Comparison.NumberEqual),
        ["NumericNotEquals"] = new(Comparison.NumberEqual, Negated: true),
        ["NumericLessThan"] = new(Comparison.NumberLess),
        ["NumericLessThanEquals"] = new(Comparison.NumberLessOrEqual),
        ["NumericGreaterThan"] = new(Comparison.NumberGreater),
        ["NumericGreaterThanEquals"] = new(Comparison.NumberGreaterOrEqual),

        ["DateEquals"] = new(Comparison.DateEqual),
        ["DateNotEquals"] = new(Comparison.DateEqual, Negated: true),
        ["DateLessThan"] = new(Comparison.DateLess),
        ["DateLessThanEquals"] = new(Comparison.DateLessOrEqual),
        ["DateGreaterThan"] = new(Comparison.DateGreater),
        ["DateGreaterThanEquals"] = new(Comparison.DateGreaterOrEqual),

        ["IpAddress"] = new(Comparison.IpAddress),
        ["NotIpAddress"] = new(Comparison.IpAddress, Negated: true),
    };

    public static ConditionOperator? Find(string name) => Known.GetValueOrDefault(name);
}

/// <summary>A condition operator.</summary>
/// <param name="Comparison">The comparison that it makes.</param>
/// <param name="Negated">
/// True for the operators that hold where nothing fits; those hold for a missing key, too.
/// </param>
internal sealed record ConditionOperator(Comparison Comparison, bool Negated = false);

/// <summary>The ways in which a policy's values are compared with a request's.</summary>
internal enum Comparison
{
    Equal,
    EqualIgnoringCase,
    Like,
    Arn,
    Bool,
    Binary,
    NumberEqual,
    NumberLess,
    NumberLessOrEqual,
    NumberGreater,
    NumberGreaterOrEqual,
    DateEqual,
    DateLess,
    DateLessOrEqual,
    DateGreater,
    DateGreaterOrEqual,
    IpAddress,
}

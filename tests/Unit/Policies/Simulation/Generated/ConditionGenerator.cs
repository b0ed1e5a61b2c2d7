using Guardrails.Core.Policies;

namespace Guardrails.Tests.Unit.Policies.Simulation.Generated;

/// <summary>Conditions with every operator, its IfExists, ForAllValues: and ForAnyValue: forms, and Null.</summary>
internal sealed class ConditionGenerator(Dice dice)
{
    private static readonly string[] Words =
        [
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
        ];

    private readonly PatternGenerator patterns = new(dice);

    /// <summary>Conditions of one statement; an operator and a key stand together once, as in JSON.</summary>
    public IReadOnlyList<PolicyCondition> Conditions() =>
        [
            .. dice.Many(dice.Chance(40) ? 0 : 1, dice.Pick(1, 2, 3), Condition)
                .DistinctBy(condition => (condition.Operator, condition.Key.ToUpperInvariant())),
        ];

    private PolicyCondition Condition()
    {
        var key = dice.Pick(Alphabet.Keys);
        var name = dice.Chance(10) ? patterns.InOtherCase(key.Name) : key.Name;
        if (dice.Chance(12))
            return new("Null", name, dice.Chance(90) ? [dice.Pick("true", "false", "True")] : ["true", "false"]);

        var @operator = dice.Pick(Operators(key.Kind));
        var qualifier = key.Many || dice.Chance(8) ? dice.Pick("ForAllValues:", "ForAnyValue:") : "";
        var ifExists = dice.Chance(25) ? "IfExists" : "";
        return new(qualifier + @operator + ifExists, name, [.. dice.Many(
            1, dice.Chance(key.Kind == ValueKind.Flag ? 95 : 60) ? 1 : 3, () => Value(key, @operator)).Distinct()]);
    }

    private string Value(ContextKey key, string @operator)
    {
        // What a negated operator makes of a variable without a value stands in judge-differences.json.
        var variables = @operator.Contains("Not", StringComparison.Ordinal)
            ? Alphabet.CertainVariables
            : Alphabet.AllVariables;
        return @operator switch
        {
            "StringLike" or "StringNotLike" => patterns.Like(dice.Pick(key.Values), variables),
            _ when @operator.StartsWith("String", StringComparison.Ordinal) => patterns.Word(
                dice.Pick(key.Values), variables),
            _ when key.Kind == ValueKind.Arn => patterns.Arn(dice.Pick(key.Values), variables),
            _ => dice.Pick(Alphabet.PolicyValues(key.Kind)),
        };
    }

    // The operators of the key's own kind; now and then those of text, which compare anything.
    private string[] Operators(ValueKind kind) => kind switch
    {
        ValueKind.Text => Words,
        _ when dice.Chance(8) => Words,
        ValueKind.Arn => ["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike", "StringLike", "StringNotLike"],
        ValueKind.Flag => ["Bool"],
        ValueKind.Number =>
            [
                "NumericEquals",
                "NumericNotEquals",
                "NumericLessThan",
                "NumericLessThanEquals",
                "NumericGreaterThan",
                "NumericGreaterThanEquals",
            ],
        ValueKind.Date =>
        [
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
        ],
        _ => ["IpAddress", "NotIpAddress"],
    };
}

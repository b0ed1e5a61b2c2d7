using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Tests.Unit.Policies.Simulation;

/// <summary>
/// Every operator in every form, for a value that it holds for, one that it fails for, both, and a missing key.
/// </summary>
public class OperatorTests
{
    private static readonly IReadOnlyDictionary<string, OperatorRow> Rows =
        CaseTable.Load<OperatorRow>("tests", "Unit", "Policies", "Simulation", "operator-cases.json");

    internal static readonly IReadOnlyDictionary<string, OperatorCase> Cases =
        Rows.SelectMany(row => row.Value.Cases(row.Key)).ToDictionary(entry => entry.Sentence);

    public static TheoryData<string> Sentences => [.. Cases.Keys];

    [Theory, MemberData(nameof(Sentences))]
    public void An_operator_holds_in_each_form_as_AWS_documents_it(string sentence)
    {
        var answer = PolicySimulator.Identity([new NamedPolicy("P", Cases[sentence].Policy)], Cases[sentence].Request);

        answer.Decision.ShouldBe(
            Cases[sentence].Holds ? Decision.Allowed : Decision.ImplicitlyDenied, answer.Explanation);
    }

    internal sealed record OperatorRow(string Key, string[] Value, string Holds, string Fails, bool Missing)
    {
        /// <summary>
        /// A key that can have many values, for the set operators; null where no such key has this type.
        /// </summary>
        public string? SetKey { get; init; }

        public IEnumerable<OperatorCase> Cases(string name)
        {
            yield return new($"{name} holds", name, this, [Holds], true);
            yield return new($"{name} fails", name, this, [Fails], false);
            yield return new($"{name} without the key", name, this, [], Missing);
            yield return new($"{name}IfExists holds", $"{name}IfExists", this, [Holds], true);
            yield return new($"{name}IfExists fails", $"{name}IfExists", this, [Fails], false);
            yield return new($"{name}IfExists without the key", $"{name}IfExists", this, [], true);
            yield return new($"ForAllValues:{name} holds for all", $"ForAllValues:{name}", this, [Holds, Holds], true);
            yield return new($"ForAllValues:{name} fails for one", $"ForAllValues:{name}", this, [Holds, Fails], false);
            yield return new($"ForAllValues:{name} without the key", $"ForAllValues:{name}", this, [], true);
            yield return new($"ForAnyValue:{name} holds for one", $"ForAnyValue:{name}", this, [Fails, Holds], true);
            yield return new($"ForAnyValue:{name} fails for all", $"ForAnyValue:{name}", this, [Fails, Fails], false);
            yield return new($"ForAnyValue:{name} without the key", $"ForAnyValue:{name}", this, [], false);
            yield return new(
                $"ForAllValues:{name}IfExists without the key", $"ForAllValues:{name}IfExists", this, [], true);
            yield return new(
                $"ForAnyValue:{name}IfExists without the key", $"ForAnyValue:{name}IfExists", this, [], false);
        }
    }

    internal sealed record OperatorCase(string Sentence, string Operator, OperatorRow Row, string[] Values, bool Holds)
    {
        /// <summary>Of a key that can have only one value, the judge reads only the first.</summary>
        public bool IsJudged => Values.Length < 2 || Row.SetKey is not null;

        private string Key => Operator.Contains(':') ? Row.SetKey ?? Row.Key : Row.Key;

        public PolicyDocument Policy =>
            new([new PolicyStatement(Effect.Allow, Patterns.Any, Patterns.Any).When(Operator, Key, Row.Value)]);

        public AccessRequest Request => new(
            "s3:ListAllMyBuckets",
            "*",
            Values.Length == 0 ? new Dictionary<string, IReadOnlyList<string>>() : new() { [Key] = Values });
    }
}

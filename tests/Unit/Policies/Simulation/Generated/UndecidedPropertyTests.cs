using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Tests.Unit.Policies.Simulation.Generated;

/// <summary>Properties of the list of undecided statements, on trees and requests of which much is unknown.</summary>
public class UndecidedPropertyTests
{
    private const int Trees = 1_500;

    private static readonly PolicyStatement[] Untold =
    [
        new PolicyStatement(Effect.Deny, Patterns.Any, Patterns.Any).When("StringEquals", "aws:SourceVpc", "vpc-1"),
        new PolicyStatement(Effect.Deny, Patterns.Any, Patterns.Any).When("Bool", "aws:MultiFactorAuthPresent", "true"),
        new PolicyStatement(Effect.Allow, Patterns.Any, Patterns.Any).When("StringLike", "aws:UserAgent", "a*b"),
    ];

    private static readonly HashSet<string> Unknown = new(
        Untold.SelectMany(statement => statement.Conditions).Select(condition => condition.Key),
        StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Adding_an_undecided_statement_never_removes_another_from_the_list() =>
        OnEveryTree((dice, path, request) =>
        {
            var added = new NamedPolicy("added", new PolicyDocument([dice.Pick(Untold)]));
            var at = dice.Below(path.Count);
            var more = path.ToList();
            more[at] = path[at] with { Policies = [.. path[at].Policies, added] };

            Listed(more, request).IsSupersetOf(Listed(path, request)).ShouldBeTrue();
        });

    [Fact]
    public void The_order_of_statements_and_policies_does_not_matter() => OnEveryTree((dice, path, request) =>
    {
        IReadOnlyList<PolicyLevel> shuffled =
        [
            .. path.Select(level => level with
            {
                Policies = Shuffled(dice, level.Policies.Select(policy => policy with
                {
                    Document = policy.Document with { Statements = Shuffled(dice, policy.Document.Statements) },
                })),
            }),
        ];

        Listed(shuffled, request).SetEquals(Listed(path, request)).ShouldBeTrue();
    });

    [Fact]
    public void There_are_undecided_statements_exactly_where_the_answer_cannot_be_told() =>
        OnEveryTree((_, path, request) =>
            (Listed(path, request).Count > 0).ShouldBe(
                PolicySimulator.ServiceControl(path, request).Decision is Decision.CannotTell));

    // A statement that would change the answer whichever way it were decided is on the list, and no other is.
    [Fact]
    public void Without_the_listed_statements_the_answer_is_certain() => OnEveryTree((_, path, request) =>
    {
        var listed = Listed(path, request);
        IReadOnlyList<PolicyLevel> rest =
        [
            .. path.Select((level, index) => level with
            {
                Policies =
                [
                    .. level.Policies.Select(policy => policy with
                    {
                        Document = policy.Document with
                        {
                            Statements =
                            [
                                .. policy.Document.Statements.Where(
                                    statement => !listed.Contains(Entry(level.Name, policy.Name, statement.Sha256))),
                            ],
                        },
                    }),
                ],
            }),
        ];

        PolicySimulator.ServiceControl(rest, request).Decision.ShouldNotBe(Decision.CannotTell);
    });

    private static void OnEveryTree(Action<Dice, IReadOnlyList<PolicyLevel>, AccessRequest> check)
    {
        var (generator, dice, undecided) = (new OrganizationGenerator(seed: 6), new Dice(seed: 7), 0);
        for (var tree = 0; tree < Trees; tree++)
        {
            IReadOnlyList<PolicyLevel> path =
            [
                .. generator.Path().Select((level, index) => new PolicyLevel($"level {index}",
                [
                    .. level.Policies.Select((policy, number) => new NamedPolicy($"policy {number}", policy.Document)),
                    .. dice.Many(0, 2, () => new NamedPolicy(
                        $"untold {dice.Below(1000)}", new PolicyDocument([dice.Pick(Untold), dice.Pick(Untold)]))),
                ])),
            ];
            var asked = generator.Request().Asked;
            var request = asked with
            {
                Context = asked.Context.Where(entry => !Unknown.Contains(entry.Key)).ToDictionary(),
                Missing = [],
            };
            check(dice, path, request);
            undecided += Listed(path, request).Count > 1 ? 1 : 0;
        }

        // Were there never two, nothing would have been tried.
        undecided.ShouldBeGreaterThan(Trees / 20);
    }

    private static HashSet<string> Listed(IReadOnlyList<PolicyLevel> path, AccessRequest request) =>
    [
        .. PolicySimulator.ServiceControl(path, request).Undecided
            .Select(one => Entry(one.At.Level["service control policies at ".Length..], one.At.Policy, one.Sha256)),
    ];

    private static string Entry(string level, string policy, string hash) => $"{level}, {policy}, {hash}";

    private static List<T> Shuffled<T>(Dice dice, IEnumerable<T> items)
    {
        var left = items.ToList();
        List<T> shuffled = [];
        for (; left.Count > 0;)
        {
            var at = dice.Below(left.Count);
            shuffled.Add(left[at]);
            left.RemoveAt(at);
        }

        return shuffled;
    }
}

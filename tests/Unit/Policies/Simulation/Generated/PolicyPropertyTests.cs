using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Tests.Unit.Policies.Simulation.Generated;

/// <summary>Properties of every tree and every request, whoever is right about the single case.</summary>
public class PolicyPropertyTests
{
    private const int Trees = 2_000;
    private const int RequestsPerTree = 4;

    [Fact]
    public void Adding_a_deny_never_allows_more() => NeverAllowsMore((generator, dice, path) =>
    {
        var deny = new GeneratedPolicy(new PolicyDocument([generator.Statement(Effect.Deny)]));
        return Replaced(path, dice.Below(path.Count), level => level.With(deny));
    });

    [Fact]
    public void Another_unit_in_between_never_allows_more() => NeverAllowsMore((generator, dice, path) =>
    {
        var at = dice.Below(path.Count + 1);
        return [.. path.Take(at), generator.Level(), .. path.Skip(at)];
    });

    [Fact]
    public void Moving_an_account_under_a_stricter_unit_never_allows_more() =>
        NeverAllowsMore(
            (generator, dice, path) => Replaced(
                path, dice.Below(path.Count), level => Stricter(level, generator, dice)));

    /// <summary>
    /// A unit that has each deny of another, some more, and of its allows not all, or only under a condition.
    /// </summary>
    private static GeneratedLevel Stricter(GeneratedLevel level, OrganizationGenerator generator, Dice dice) => new(
    [
        .. from policy in level.Policies
           let statements =
               from statement in policy.Document.Statements
               where statement.Effect == Effect.Deny || dice.Chance(80)
               select statement.Effect == Effect.Deny || statement.Conditions.Count > 0 || dice.Chance(50)
                   ? statement
                   : statement with { Conditions = generator.Statement(Effect.Allow).Conditions }
           select new GeneratedPolicy(new PolicyDocument([.. statements])),
        .. dice.Chance(50)
            ? [new GeneratedPolicy(new PolicyDocument([generator.Statement(Effect.Deny)]))]
            : Array.Empty<GeneratedPolicy>(),
    ]);

    private static void NeverAllowsMore(
        Func<OrganizationGenerator, Dice, IReadOnlyList<GeneratedLevel>, IReadOnlyList<GeneratedLevel>> restrict)
    {
        var (generator, dice) = (new OrganizationGenerator(seed: 4), new Dice(seed: 5));
        var changed = 0;
        for (var tree = 0; tree < Trees; tree++)
        {
            var path = generator.Path();
            var restricted = restrict(generator, dice, path);
            for (var count = 0; count < RequestsPerTree; count++)
            {
                var request = generator.Request();
                var (before, after) = (new GeneratedCase(path, request), new GeneratedCase(restricted, request));
                if (Openness(after) > Openness(before))
                    Assert.Fail($"{before.Ours()} became {after.Ours()}:\n{before}\nbecame\n{after}");
                if (Openness(after) < Openness(before))
                    changed++;
            }
        }

        // Were the answers always the same, nothing would have been tried.
        changed.ShouldBeGreaterThan(Trees * RequestsPerTree / 50);
    }

    private static int Openness(GeneratedCase one) => one.Ours() switch
    {
        Decision.ExplicitlyDenied => 0,
        Decision.ImplicitlyDenied => 1,
        Decision.CannotTell => 2,
        _ => 3,
    };

    private static IReadOnlyList<GeneratedLevel> Replaced(
        IReadOnlyList<GeneratedLevel> path, int at, Func<GeneratedLevel, GeneratedLevel> by) =>
        [.. path.Select((level, index) => index == at ? by(level) : level)];
}

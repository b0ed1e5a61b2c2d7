using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Remediation;

/// <summary>Random sequences of steps, failures, kills, decisions and what others do.</summary>
public sealed class RemediationModelTests
{
    private const int Happenings = 80;

    [Fact]
    public void No_sequence_breaks_a_promise_and_they_come_to_every_stage()
    {
        var (deletions, repeated, refused, stages) = (0, 0, 0, new HashSet<Type>());
        var sequences = Thoroughness.Of(100_000);
        for (var seed = 0; seed < sequences; seed++)
        {
            var world = Live(seed);
            deletions += Math.Min(1, world.Deletions);
            repeated += world.Repeated;
            refused += world.Refused;
            stages.UnionWith(world.Stages);
        }

        stages.ShouldBe(
            typeof(Stage).GetNestedTypes().Where(type => type is { IsAbstract: false }), ignoreOrder: true);
        deletions.ShouldBeGreaterThan(sequences / 20);

        // A kill between a deletion and its note was followed by a short time, and by a long one.
        repeated.ShouldBeGreaterThan(0);
        refused.ShouldBeGreaterThan(0);
    }

    private static RemediationWorld Live(int seed)
    {
        RemediationWorld world = new(new Random(seed));
        try
        {
            world.Begin();
            for (var one = 0; one < Happenings; one++)
                world.Happen();
            world.Settle();
            return world;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
        }
    }
}

using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Remediation;

/// <summary>Random sequences of steps, failures, kills, decisions and what others do.</summary>
public sealed class RemediationModelTests
{
    [Fact]
    public void No_sequence_breaks_a_promise()
    {
        for (var seed = 0; seed < Thoroughness.Of(100_000); seed++)
            Live(seed, happenings: 80);
    }

    [Fact]
    public void Sequences_come_to_every_stage_and_delete()
    {
        var worlds = Enumerable.Range(0, 1_000).Select(seed => Live(seed, happenings: 80)).ToList();

        worlds.SelectMany(world => world.Stages).Distinct().ShouldBe(
            typeof(Stage).GetNestedTypes().Where(type => type is { IsAbstract: false }), ignoreOrder: true);
        worlds.Count(world => world.Deletions > 0).ShouldBeGreaterThan(50);
    }

    private static RemediationWorld Live(int seed, int happenings)
    {
        RemediationWorld world = new(new Random(seed));
        try
        {
            world.Begin();
            for (var one = 0; one < happenings; one++)
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

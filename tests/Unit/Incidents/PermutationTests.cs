using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Tests.Unit.Policies.Simulation.Generated;

namespace Guardrails.Tests.Unit.Incidents;

/// <summary>
/// Any order, repetition and batching, with kills between any two steps: the same incidents, each told once.
/// </summary>
public sealed class PermutationTests
{
    private static readonly DateTimeOffset Now = Observed.At("30T00:00");

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_order_gives_the_same_incidents_and_tells_each_rise_once(ulong seed)
    {
        for (var round = 0; round < 10; round++)
        {
            var dice = new Dice((seed * 1_000) + (ulong)round);
            var world = ObservedWorld.Of(dice);
            var watch = new UnreliableWatch(dice, killPercent: dice.Pick(0, 0, 2, 10));

            foreach (var batch in Batches(dice, world))
                while (!watch.Takes(batch, Now))
                {
                }

            IncidentFold.Of(world, Now).Count.ShouldBeGreaterThanOrEqualTo(30);
            world.Select(one => one.Kind).OfType<IIncidentKind>().Distinct().Count()
                .ShouldBe(IncidentCatalog.All.Count);
            watch.Incidents(Now).Select(Text).ShouldBe(IncidentFold.Of(world, Now).Select(Text));
            EveryOpeningIsCoveredOnce(watch);
            EveryRiseIsToldOnce(watch.Alerts);
            OnlyAKillSendsTwice(watch);
            NothingLessUrgentIsToldAfterwards(watch.Messages);
        }
    }

    public static TheoryData<ulong> Seeds() =>
        [.. Enumerable.Range(1, Thoroughness.Of(1_000)).Select(seed => (ulong)seed)];

    private static void EveryOpeningIsCoveredOnce(UnreliableWatch watch)
    {
        var covered = watch.Alerts.SelectMany(alert => alert.Covers).ToList();
        covered.Distinct().Count().ShouldBe(covered.Count);
        foreach (var incident in watch.Incidents(Now).Where(incident => incident.Severity > Severity.Low))
        {
            incident.Real.Select(one => one.Id).Except(covered).ShouldBeEmpty();
            watch.Messages.Where(alert => alert.About.Intersect(incident.Real.Select(one => one.Id)).Any())
                .ShouldContain(alert => alert.Told >= incident.Severity);
        }
    }

    private static void EveryRiseIsToldOnce(IReadOnlyList<Alert> alerts)
    {
        var told = alerts.Where(alert => alert.Told is not null).ToList();
        for (var later = 0; later < told.Count; later++)
            told[..later].Where(earlier => earlier.About.Intersect(told[later].About).Any())
                .ShouldAllBe(earlier => earlier.Told < told[later].Told);
    }

    private static void OnlyAKillSendsTwice(UnreliableWatch watch) =>
        watch.Messages.GroupBy(UnreliableWatch.Key).Where(same => same.Count() > 1).Select(same => same.Key)
            .Except(watch.Killed).ShouldBeEmpty();

    private static void NothingLessUrgentIsToldAfterwards(List<Alert> messages)
    {
        for (var later = 0; later < messages.Count; later++)
            messages[..later].Where(earlier => earlier.Told > messages[later].Told
                && !messages[later].About.Except(earlier.About).Any()).ShouldBeEmpty();
    }

    private static IEnumerable<IReadOnlyList<Observation>> Batches(Dice dice, IReadOnlyList<Observation> world)
    {
        var left = world.Concat(world.Where(_ => dice.Chance(20))).ToList();
        while (left.Count > 0)
        {
            var size = Math.Min(left.Count, dice.Between(1, 60));
            yield return [.. Enumerable.Range(0, size).Select(_ =>
            {
                var at = dice.Below(left.Count);
                var one = left[at];
                left.RemoveAt(at);
                return one;
            })];
        }
    }

    private static string Text(Incident incident) =>
        $"{incident.Id} {incident.Subject} {incident.Severity} {incident.Began:O} {incident.Ended:O} {incident.Ending}";
}

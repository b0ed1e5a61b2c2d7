using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Tests.Unit.Policies.Simulation.Generated;

namespace Guardrails.Tests.Unit.Lambdas.IncidentAlerts;

/// <summary>
/// Two hours of an organization, with failures between any two calls. Everything is told, and twice only what was sent
/// before a failure and not marked.
/// </summary>
public sealed class ToldOnceTests
{
    private static readonly AccountId One = AlertsSite.AccountOf(1);
    private static readonly AccountId Two = AlertsSite.AccountOf(2);
    private static readonly AccountId Three = AlertsSite.AccountOf(3);
    private static readonly AccountId Four = AlertsSite.AccountOf(4);
    private static readonly AccountId Five = AlertsSite.AccountOf(5);

    [Fact]
    public async Task Without_a_failure_each_incident_and_each_rise_is_told_once()
    {
        var site = await WatchAsync(_ => false, isDone: false, isEnd: false);

        site.Unmarked.ShouldBeEmpty();
        site.Tellings.ShouldBeUnique();
        // The key of the first account is told as high and as critical.
        site.Tellings.Count(one => one.StartsWith($"GuardrailsAlerts {One}-")).ShouldBe(2);
        site.Tellings.Count.ShouldBe(2 * (2 + 1 + 1 + 2 + 12));
        ShouldCoverEachOnce(site);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_failure_of_any_call_loses_nothing_and_repeats_only_what_was_sent_and_not_marked(
        bool isDone, bool isEnd)
    {
        var whole = await WatchAsync(_ => false, isDone, isEnd);
        var repeated = 0;
        for (var failing = 0; failing < whole.Calls; failing += Thoroughness.IsWhole ? 1 : 3)
        {
            var site = await WatchAsync(number => number == failing, isDone, isEnd);

            ShouldBeTold(site, whole, $"call {failing}");
            repeated += site.Unmarked.Count;
        }

        repeated.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Failures_of_many_calls_lose_nothing_and_repeat_only_what_was_sent_and_not_marked(bool isEnd)
    {
        var whole = await WatchAsync(_ => false, isDone: false, isEnd);
        for (var seed = 0; seed < Thoroughness.Of(2_000); seed++)
        {
            var dice = new Dice((ulong)seed);

            var site = await WatchAsync(_ => dice.Chance(10), isDone: seed % 2 == 0, isEnd);

            ShouldBeTold(site, whole, $"seed {seed}");
        }
    }

    private static async Task<InterruptedSite> WatchAsync(Func<int, bool> fails, bool isDone, bool isEnd)
    {
        var isQuiet = false;
        var watched = new InterruptedSite(number => !isQuiet && fails(number), isDone, isEnd);
        var site = watched.Site;
        var changed = News.Unknown(Five, News.Noon);
        await site.HearAsync(
            [
                News.Of<RootKeyExists>(One, News.Noon, "exists", "AKIAROOT"),
                News.Key(Two, News.Noon),
                Call(Three),
                Call(Four),
                changed,
                .. Enumerable.Range(11, 12).Select(number => News.Unknown(AlertsSite.AccountOf(number), News.Noon)),
            ]);
        await site.Ledger.SetAsync(
            LedgerKey.OfObservation(LedgerWriter.RootActivity, changed), "facts", "Nothing.",
            TestContext.Current.CancellationToken);
        await watched.DeliverAsync();
        await watched.SweepForAsync(TimeSpan.FromMinutes(15));

        var later = site.Time.GetUtcNow();
        await site.HearAsync(
            News.Key(One, later),
            News.Of<RootKeyChanged>(Two, later, "changed", "AKIAROOT"),
            Observation.Explanation(
                ObservationId.OfEvent("assumed", SessionOf(Four)), Four, SessionOf(Four), "task", later, later));
        await watched.DeliverAsync();
        await watched.SweepForAsync(TimeSpan.FromMinutes(75));

        isQuiet = true;
        await watched.SweepForAsync(TimeSpan.FromMinutes(60));
        return watched;
    }

    private static void ShouldBeTold(InterruptedSite site, InterruptedSite whole, string failure)
    {
        ShouldCoverEachOnce(site);
        // What is told late is told by the more urgent message that came meanwhile.
        whole.Tellings.Except(site.Tellings).Except(site.Tellings.Select(LessUrgent)).ShouldBeEmpty(failure);
        foreach (var (at, telling) in site.Tellings.Index())
            site.Tellings.Take(at).Select(LessUrgent).ShouldNotContain(telling, failure);
        site.Tellings.Except(whole.Tellings).ShouldBeEmpty(failure);
        foreach (var telling in site.Tellings.GroupBy(one => one))
            telling.Count().ShouldBeLessThanOrEqualTo(
                1 + site.Unmarked.Count(one => one == telling.Key), $"{failure}: {telling.Key}");
        site.Site.RowsOf("alert/").ShouldAllBe(row => !row.ContainsKey("list"));
    }

    private static string LessUrgent(string telling) =>
        telling.EndsWith(" critical", StringComparison.Ordinal) ? $"{telling[..^" critical".Length]} high" : "";

    /// <summary>All but the call that was explained.</summary>
    private static void ShouldCoverEachOnce(InterruptedSite site) =>
        site.Site.RowsOf("alert/")
            .SelectMany(row => row["covers"].L.Select(id => $"{row["pk"].S.Split('/')[1]} {id.S}"))
            .ShouldBe(
                site.Site.RowsOf("observation/")
                    .Where(row => row["effect"].S == $"{ObservationEffect.Opens}" && row["account"].S != Four.Value)
                    .Select(row => $"{row["account"].S} {row["id"].S}"),
                ignoreOrder: true);

    private static Observation Call(AccountId account) =>
        News.Of<RootTaskCall>(account, News.Noon, "call", SessionOf(account).Id) with { Tasks = ["task"] };

    private static IncidentSubject SessionOf(AccountId account) => new(SubjectKind.Session, $"ASIA{account}");
}

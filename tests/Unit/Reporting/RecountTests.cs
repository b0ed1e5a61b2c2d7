using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Incidents;
using Guardrails.Core.Reporting;

namespace Guardrails.Tests.Unit.Reporting;

/// <summary>
/// The numbers of random organizations equal a count of what is true of them, in whatever order the ledger gives its
/// observations, and however often.
/// </summary>
public sealed class RecountTests
{
    private const int Days = 150;
    private const int MostAccounts = 12;
    private const int Seed = 20261129;

    private static readonly DateTimeOffset First = Told.At("2026-07-02T00:00");
    private static readonly DateTimeOffset Now = First.AddDays(Days).AddHours(-12);
    private static readonly DateTimeOffset Quarter = Told.At("2026-10-01T00:00");

    private static readonly ReportScope Scope = Told.Scope with
    {
        Controls = [.. ControlCatalog.All.Where(one => one.Name is Told.NoKeys or "RootMfa")],
    };

    [Fact]
    public void Numbers_of_random_organizations_equal_a_count_of_the_truth()
    {
        for (var round = 0; round < Thoroughness.Of(2_000); round++)
        {
            var random = new Random(Seed + round);
            IReadOnlyList<SimulatedAccount> accounts =
            [
                .. Enumerable.Range(0, random.Next(1, MostAccounts))
                    .Select(number => new SimulatedAccount(number, random, First)),
            ];
            for (var day = 0; day < Days; day++)
            {
                foreach (var account in accounts)
                    account.Live(day);
            }

            Compare(accounts, facts => facts, $"seed {Seed + round}");
            Compare(accounts, facts => Disturbed(facts, random), $"seed {Seed + round}, disturbed");
        }
    }

    private static void Compare(
        IReadOnlyList<SimulatedAccount> accounts, Func<AccountFacts, AccountFacts> given, string seed)
    {
        var period = new ReportPeriod(Now, DateOnly.FromDateTime(First.UtcDateTime));
        var numbers = ReportNumbers.Of(
            [.. accounts.Where(one => one.IsListed)
                .Select(one => ReportedAccount.Of(given(one.Facts(Now)), Scope, period))],
            [.. accounts.Where(one => one.HasLeft)
                .Select(one => DepartedAccount.Of(given(one.Facts(Now)), period.Today, period))],
            period);

        var listed = accounts.Where(one => one.IsListed).ToList();
        var keys = listed.Select(one => one.TrueKeys.Where(key => key is { Known: not null, KnownGone: null }).ToList())
            .ToList();
        numbers.Accounts.ShouldBe(listed.Count, seed);
        numbers.WithKeys.ShouldBe(keys.Count(known => known.Count > 0), seed);
        numbers.WithActiveKeys.ShouldBe(keys.Count(known => known.Exists(key => !key.WasInactive)), seed);

        // What leaves with its account was not remediated. A suspended account keeps its keys.
        var gone = accounts.SelectMany(one => one.TrueKeys
            .Where(key => key.KnownGone is not null && !(key.KnownGone > one.Left))).ToList();
        var open = keys.SelectMany(known => known).ToList();
        numbers.OpenKeys.ShouldBe(open.Count, seed);
        numbers.OldestOpenKeySeconds.ShouldBe(
            open.Count == 0 ? null : (long)open.Max(key => Now - key.Known!.Value).TotalSeconds, seed);
        Times(numbers.RemediatedInQuarter, gone.Where(key => key.KnownGone >= Quarter), seed);
        Times(numbers.RemediatedInNinetyDays, gone.Where(key => key.KnownGone >= Now.AddDays(-90)), seed);
        numbers.SignIns.ShouldBe(accounts.Sum(one => one.SignIns.Count(at => at >= Quarter)), seed);

        var alive = listed.Where(one => !one.IsInactive).ToList();
        var fresh = alive.Where(one => one.Judged.Asked is { } asked && asked == one.Judged.Decided
            && Now - asked < TimeSpan.FromHours(47)).ToList();
        numbers.Unknown.ShouldBe(alive.Count - fresh.Count, seed);
        numbers.OutOfReach.ShouldBe(
            listed.Count(one => one.IsInactive || one.Account == Scope.ManagementAccount), seed);
        numbers.Mfa.ShouldBe(
            listed.Count == 0
                ? null
                : new Share(fresh.Count(one => one.Judged.Mfa), alive.Count, alive.Count - fresh.Count),
            seed);
    }

    private static void Times(RemediationTimes times, IEnumerable<SimulatedAccount.TrueKey> keys, string seed)
    {
        double[] seconds = [.. keys.Select(key => (key.KnownGone!.Value - key.Known!.Value).TotalSeconds).Order()];
        times.Count.ShouldBe(seconds.Length, seed);
        if (seconds.Length == 0)
            return;
        times.MeanSeconds!.Value.ShouldBe(seconds.Sum() / seconds.Length, 1e-6, seed);
        times.WorstSeconds.ShouldBe((long)seconds[^1], seed);
        var middle = seconds.Length / 2;
        times.MedianSeconds!.Value.ShouldBe(
            seconds.Length % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2, 1e-6, seed);
    }

    /// <summary>The ledger promises no order, and a row may be read twice.</summary>
    private static AccountFacts Disturbed(AccountFacts facts, Random random)
    {
        Observation[] observations = [.. facts.Observations, .. facts.Observations.Where(_ => random.Next(3) == 0)];
        random.Shuffle(observations);
        LatestVerdict[] latest = [.. facts.Latest];
        random.Shuffle(latest);
        return facts with
        {
            Observations = observations, Latest = latest, Incidents = IncidentFold.Of(observations, Now),
        };
    }
}

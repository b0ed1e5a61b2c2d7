using Amazon.IdentityManagement;
using Amazon.SecurityToken;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Evidence;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Tests.Unit.Policies.Simulation.Generated;

namespace Guardrails.Tests.Unit.Aws.Evidence.Generated;

/// <summary>
/// Generated root users, judged with every reading and with troubled ones. One hundredth of the search by default, all
/// of it with GUARDRAILS_THOROUGH=1.
/// </summary>
public sealed class NeverBetterTests
{
    private const int Truths = 2_000;
    private const int Mixtures = 20;

    private static readonly AccountId Account = AccountId.Parse("444444444444");
    private static readonly IReadOnlyDictionary<string, Trouble> None = new Dictionary<string, Trouble>();

    private static readonly IReadOnlyList<(IControl Control, ControlParameters Parameters)> Asked =
    [
        .. ControlCatalog.All.Select(control => (control, ControlParameters.Defaults(control))),
        .. new[] { "fido", "hardwareTotp" }.Select(devices => (
            ControlCatalog.Find("RootHardwareMfa")!,
            ControlParameters.Of(ControlCatalog.Find("RootHardwareMfa")!, [new("devices", devices)]))),
    ];

    [Fact]
    public async Task A_failed_stale_or_odd_reading_never_makes_a_verdict_better_and_what_was_seen_to_be_bad_stays_bad()
    {
        var dice = new Dice(seed: 20261123);
        var (pairs, violations) = (0, new List<string>());
        for (var round = 0; round < Thoroughness.Of(Truths); round++)
        {
            var truth = RootTruth.Roll(dice);
            var whole = await JudgeAsync(truth, None);
            foreach (var troubles in Single().Concat(Mixed(dice)))
            {
                var partial = await JudgeAsync(truth, troubles);
                for (var index = 0; index < Asked.Count; index++)
                {
                    pairs++;
                    var seen = Seen.IsBad(Asked[index].Control, truth, troubles);
                    var stale = Seen.IsReportedBad(Asked[index].Control, truth);
                    if (!IsAllowed(whole[index].Compliance, partial[index].Compliance, seen, stale))
                        violations.Add(
                            $"{Asked[index].Control.Name}: {whole[index].Compliance} became "
                            + $"{partial[index].Compliance}, {string.Join(", ", troubles)}, {truth}: "
                            + string.Join(' ', partial[index].Findings));
                }
            }
        }

        pairs.ShouldBeGreaterThan(20_000);
        violations.Take(5).ShouldBeEmpty($"{violations.Count} of {pairs} pairs");
    }

    /// <summary>Evidence that is missing makes a verdict unknown; it stays bad where the bad thing was seen.</summary>
    private static bool IsAllowed(Compliance whole, Compliance partial, bool seenBad, bool staleBad) =>
        (whole, partial) switch
        {
            (Compliance.NonCompliant, Compliance.Unknown) => !seenBad,
            (Compliance.Unknown, Compliance.NonCompliant) => true,
            (Compliance.Compliant, Compliance.NonCompliant) => staleBad,
            (_, Compliance.Unknown) => true,
            _ => whole == partial,
        };

    private static IEnumerable<IReadOnlyDictionary<string, Trouble>> Single() =>
        from call in TroubledAws.Calls
        from trouble in Enum.GetValues<Trouble>()
        where trouble != Trouble.None
        select new Dictionary<string, Trouble> { [call] = trouble };

    private static IEnumerable<IReadOnlyDictionary<string, Trouble>> Mixed(Dice dice) =>
        Enumerable.Range(0, Mixtures).Select(_ => TroubledAws.Calls
            .Where(_ => dice.Chance(30))
            .ToDictionary(call => call, _ => dice.Pick(Enum.GetValues<Trouble>())));

    private static async Task<IReadOnlyList<Verdict>> JudgeAsync(
        RootTruth truth, IReadOnlyDictionary<string, Trouble> troubles)
    {
        var time = new InstantTime(RootTruth.Now);
        var member = TroubledAws.Of<IAmazonIdentityManagementService>(truth, troubles);
        try
        {
            var reader = new RootEvidenceReader(
                member, EvaluatorCalls.At(time), Audits(truth, troubles, time), time, SourceLimits.OfEvaluator);
            var evidence = await reader.ReadAsync(Account, RootTruth.Now, CancellationToken.None);
            return [.. Asked.Select(one =>
                RootPosture.Evaluate(evidence, one.Control, one.Parameters, Partition.Commercial))];
        }
        catch (AwsCallException exception)
        {
            return [.. Asked.Select(_ => new Verdict(Compliance.Unknown, [exception.Message]))];
        }
    }

    private static ReadRootAudit Audits(
        RootTruth truth, IReadOnlyDictionary<string, Trouble> troubles, TimeProvider time)
    {
        if (!truth.Central)
            return (_, _) => Task.FromResult(RootAuditReading.None("the feature is off."));
        var calls = EvaluatorCalls.InRootSession(time);
        var sts = TroubledAws.Of<IAmazonSecurityTokenService>(truth, troubles);
        return new RootAuditReader(
            new(sts, Partition.Commercial, calls),
            AccountId.Parse(truth.Management ? "444444444444" : "111111111111"),
            // Without credentials the SDK takes the function's own: the delegated administrator's, who has none.
            credentials => TroubledAws.Of<IAmazonIdentityManagementService>(
                credentials is null ? truth with { Keys = [], Certificates = [], Password = false } : truth, troubles),
            calls,
            time,
            SourceLimits.OfEvaluator.Audit).ReadAsync;
    }
}

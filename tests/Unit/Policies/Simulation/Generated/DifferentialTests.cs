using System.Globalization;
using System.Security.Cryptography;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Tests.Unit.Policies.Simulation.Generated;

/// <summary>
/// Our simulator and the independent judge on generated organizations: not one disagreement. Where the judge is wrong
/// or knows less, the generator stays away, and judge-differences.json says why.
/// </summary>
public class DifferentialTests(ITestOutputHelper output)
{
    private const string SeedVariable = "GUARDRAILS_SEED";
    private const int RequestsPerTree = 4;

    [Fact]
    public Task The_judge_agrees_on_every_generated_case_of_the_fixed_seed() =>
        AgreesAsync(seed: 20270131, atLeast: Thoroughness.Of(20_000, part: 8));

    [Fact]
    public Task The_judge_agrees_on_every_generated_case_of_a_fresh_seed()
    {
        var given = Environment.GetEnvironmentVariable(SeedVariable);
        var seed = given is null
            ? (ulong)RandomNumberGenerator.GetInt32(int.MaxValue)
            : ulong.Parse(given, CultureInfo.InvariantCulture);
        return AgreesAsync(seed, atLeast: 4_000);
    }

    private async Task AgreesAsync(ulong seed, int atLeast)
    {
        output.WriteLine($"{SeedVariable}={seed} repeats these cases.");
        var (told, untold) = Told(seed, atLeast);
        var shares = told.CountBy(pair => pair.Ours)
            .ToDictionary(share => share.Key, share => 100.0 * share.Value / told.Count);
        var untoldShare = 100.0 * untold / (told.Count + untold);
        output.WriteLine(
            $"{told.Count} compared: {string.Join(", ", shares.Select(share => $"{share.Key} {share.Value:F1} %"))}; "
            + $"{untoldShare:F1} % cannot be told.");

        var answers = await IamJudge.DecideAsync([.. told.Select(pair => pair.Case.Judged())]);
        var disagreements = told
            .Zip(answers)
            .Where(pair => pair.First.Ours.ToString() != pair.Second)
            .Select(pair => pair.First.Case)
            .ToList();
        if (disagreements is [var first, ..])
        {
            var smallest = await Shrinking.SmallestAsync(first, DisagreeAsync);
            var judge = await IamJudge.DecideAsync([smallest.Judged()]);
            Assert.Fail(
                $"{SeedVariable}={seed}: {disagreements.Count} of {told.Count} disagree, such as this, where we say "
                + $"{smallest.Ours()} and the judge {judge[0]}:\n{smallest}");
        }

        // A comparison of nearly nothing but one answer would prove nothing.
        foreach (var decision in new[] { Decision.Allowed, Decision.ExplicitlyDenied, Decision.ImplicitlyDenied })
            shares.GetValueOrDefault(decision).ShouldBeGreaterThan(12, $"the share of {decision}, seed {seed}");
        untoldShare.ShouldBeLessThan(2, $"the share of cases that cannot be told, seed {seed}");
    }

    private static async Task<IReadOnlyList<bool>> DisagreeAsync(IReadOnlyList<GeneratedCase> cases)
    {
        var judged = await IamJudge.DecideAsync([.. cases.Select(one => one.Judged())]);
        return [.. cases.Zip(
            judged,
            (one, judge) => one.Compared() is var ours && ours != Decision.CannotTell && ours.ToString() != judge)];
    }

    private static (IReadOnlyList<(GeneratedCase Case, Decision Ours)> Told, int Untold) Told(ulong seed, int atLeast)
    {
        var generator = new OrganizationGenerator(seed);
        List<(GeneratedCase, Decision)> told = [];
        var untold = 0;
        while (told.Count < atLeast)
        {
            var path = generator.Path();
            for (var count = 0; count < RequestsPerTree; count++)
            {
                var one = new GeneratedCase(path, generator.Request());
                var decision = one.Compared();
                if (decision == Decision.CannotTell)
                    untold++;
                else
                    told.Add((one, decision));
            }
        }

        return (told, untold);
    }
}

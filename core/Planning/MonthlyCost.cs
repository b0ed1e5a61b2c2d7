using System.Globalization;
using Guardrails.Core.Json;
using Guardrails.Core.Organizations;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>The bill of one month, by list price: AWS Config's for evaluations, and what watches.</summary>
/// <param name="Accounts">The accounts that are evaluated.</param>
/// <param name="Evaluations">Evaluations in a month of 30 days.</param>
/// <param name="Dollars">Their price in US dollars.</param>
/// <param name="Assumptions">The assumptions behind the figure and what it leaves out, a sentence each.</param>
/// <param name="Watch">The bill for what hears events, remembers and tells.</param>
public sealed record MonthlyCost(
    int Accounts, long Evaluations, decimal Dollars, IReadOnlyList<string> Assumptions, WatchCost Watch)
{
    private const int Days = 30;

    /// <summary>Price per evaluation up to so many a month in one Region; the last tier has no end.</summary>
    /// <remarks>
    /// List prices of us-east-1 as third parties quote them in 2026, such as
    /// https://www.vantage.sh/blog/aws-config-pricing; AWS's own page decides.
    /// </remarks>
    private static readonly (long UpTo, decimal Price)[] Tiers =
        [(100_000, 0.001m), (500_000, 0.0008m), (long.MaxValue, 0.0005m)];

    /// <summary>The estimate for an organization as it is now.</summary>
    public static MonthlyCost Of(OrganizationConfig config, OrganizationSnapshot snapshot)
    {
        var watched = new WatchedAccounts(config, snapshot);
        var evaluated = snapshot.Accounts
            .Where(account => account.IsActive && !config.ExcludedAccounts.Contains(account.Id))
            .ToList();
        return Of(config, evaluated.Count, evaluated.Count(watched.Contain));
    }

    /// <summary>The estimate for so many accounts, all of them watched.</summary>
    public static MonthlyCost Of(OrganizationConfig config, int accounts) => Of(config, accounts, accounts);

    /// <summary>
    /// AWS Config bills what a rule reports, and ours report nothing of an account that is not watched.
    /// </summary>
    private static MonthlyCost Of(OrganizationConfig config, int accounts, int watched)
    {
        if (!config.Detects)
            return new(Accounts: 0, Evaluations: 0, Dollars: 0, ["Nothing is evaluated."], WatchCost.Of(config, 0));

        var ours = config.Controls.Sum(control => control.Frequency.RunsADay);
        var packs = config.ConformancePacks.Sum(pack => pack.Rules.Count);
        var files = config.ConformancePackFiles.Count;
        var evaluations = (((long)watched * ours) + ((long)accounts * packs)) * Days;
        return new(accounts, evaluations, Price(evaluations),
        [
            $"{Counted.Of(accounts, "active account")} not excluded, "
                + (watched == accounts
                    ? ""
                    : $"{accounts - watched} of them {DetectionScope.NotWatched} and without results of ours, ")
                + $"each with {Counted.Of(config.Controls.Count, "rule")} of ours "
                + $"({Counted.Of(ours, "evaluation")} a day) "
                + $"and {Counted.Of(packs, "managed rule")} of conformance packs (daily), for {Days} days.",
            "AWS Config's list prices per evaluation in us-east-1: "
                + $"{string.Join(", ", Tiers.Select(Words))}. AWS's pricing page decides.",
            .. files == 0
                ? Array.Empty<string>()
                :
                [
                    $"Not included: the rules of {Counted.Of(files, "conformance pack")} that files hold; "
                        + "AWS Config runs many of them on every change.",
                ],

            // Lambda polls with five long polls of 20 seconds also when the queue is empty: 648,000 requests a month,
            // at $0.40 a million.
            // Sources: https://aws.amazon.com/premiumsupport/knowledge-center/sqs-high-charges/ and, for the price,
            // third parties.
            $"No other AWS Config rule in {(config.DetectsElsewhere ? config.DetectionRegion : "the home Region")} "
                + "shares the tiers. "
                + "Not included: AWS Config's recorder, Lambda (a short arm64 invocation per evaluation of ours), "
                + "logs, the evaluations that root events start, and polling their queue (below a dollar).",
        ],
        WatchCost.Of(config, watched));
    }

    private static string Words((long UpTo, decimal Price) tier) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"${tier.Price} {(tier.UpTo == long.MaxValue ? "beyond" : $"up to {tier.UpTo:N0} a month")}");

    private static decimal Price(long evaluations)
    {
        var (price, from) = (0m, 0L);
        foreach (var (upTo, each) in Tiers)
        {
            price += Math.Max(0, Math.Min(evaluations, upTo) - from) * each;
            from = upTo;
        }

        return price;
    }
}

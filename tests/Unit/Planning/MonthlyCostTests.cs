using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Packs;
using Guardrails.Core.Planning;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Planning;

/// <summary>Figures worked out by hand from the list prices.</summary>
public sealed class MonthlyCostTests
{
    private static readonly OrganizationConfig Defaults = OrganizationConfigs.With() with
    {
        Controls =
        [
            .. from control in ControlCatalog.All
               where control.OnByDefault
               select OrganizationConfigs.Control(control.Name),
        ],
        ConformancePacks = ConformancePackCatalog.All,
    };

    [Theory]
    [InlineData(15, 3_150, 3.15)]
    [InlineData(100, 21_000, 21.00)]
    [InlineData(1_000, 210_000, 188.00)]
    [InlineData(10_000, 2_100_000, 1_220.00)]
    public void Seven_rules_a_day_are_priced_by_tier(int accounts, long evaluations, double dollars)
    {
        var cost = MonthlyCost.Of(Defaults, accounts);

        (cost.Evaluations, cost.Dollars).ShouldBe((evaluations, (decimal)dollars));
        cost.Assumptions.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(100)]
    [InlineData(1_000)]
    public void The_page_about_costs_shows_these_figures(int accounts)
    {
        var cost = MonthlyCost.Of(Defaults, accounts);

        Documents.At("docs/cost.md").Text.ShouldContain(
            $"| {accounts:N0} | {cost.Evaluations:N0} | ${cost.Dollars:N2} |");
    }

    [Fact]
    public void A_rule_that_runs_hourly_costs_twenty_four_times_as_much() =>
        MonthlyCost.Of(
            OrganizationConfigs.With() with { Controls = [OrganizationConfigs.Control("RootMfa", "One_Hour")] },
            10).Evaluations.ShouldBe(10 * 24 * 30);

    [Fact]
    public void Packs_that_files_hold_are_named_as_left_out()
    {
        var cost = MonthlyCost.Of(
            Defaults with { ConformancePackFiles = [new("packs/a.yaml", "a"), new("packs/b.json", "b")] }, 15);

        cost.Dollars.ShouldBe(3.15m);
        cost.Assumptions.ShouldContain(
            "Not included: the rules of 2 conformance packs that files hold; "
            + "AWS Config runs many of them on every change.");
    }

    [Fact]
    public void Accounts_that_are_excluded_or_suspended_are_not_evaluated() =>
        MonthlyCost.Of(
            Defaults with { ExcludedAccounts = [AccountId.Parse(OrganizationSnapshots.Sandbox)] },
            OrganizationSnapshots.With()).Accounts.ShouldBe(3);
}

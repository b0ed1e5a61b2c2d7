using System.Globalization;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning;
using Guardrails.Core.Reporting;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Planning;

public sealed class WatchCostTests
{
    private static readonly OrganizationConfig Defaults = OrganizationConfigs.With() with
    {
        Controls =
        [
            .. from control in ControlCatalog.All
               where control.OnByDefault
               select OrganizationConfigs.Control(control.Name),
        ],
    };

    [Fact]
    public void Ten_thousand_accounts_cost_less_than_twenty_dollars() =>
        WatchCost.Of(Defaults, 10_000).Dollars.ShouldBeInRange(5, 20);

    [Fact]
    public void Every_number_of_the_report_is_paid_for() =>
        WatchCost.ReportMetrics.ShouldBe(ReportMetrics.All.Count);

    [Fact]
    public void Alarms_and_keys_are_what_a_small_organization_pays_for() =>
        WatchCost.Of(Defaults, 15).Dollars.ShouldBeInRange(4, 9);

    [Fact]
    public void Each_further_Region_costs_what_the_line_says()
    {
        var (before, after) = (
            WatchCost.Of(Defaults, 10_000),
            WatchCost.Of(Defaults with { Watch = new(["eu-central-1"]) }, 10_000));
        var said = before.Lines.Single(line => line.StartsWith("Each further Region", StringComparison.Ordinal));

        // Both sums are rounded to a cent.
        decimal.Parse(said[(said.LastIndexOf('$') + 1)..^1], CultureInfo.InvariantCulture)
            .ShouldBe(after.Dollars - before.Dollars, 0.01m);
    }

    [Fact]
    public void Nothing_is_paid_for_where_nothing_is_watched() =>
        WatchCost.Of(Defaults with { Detection = new(Enabled: false, []) }, 10_000).Dollars.ShouldBe(0);

    [Theory]
    [InlineData(15)]
    [InlineData(1_000)]
    [InlineData(10_000)]
    public void The_page_about_costs_shows_these_figures(int accounts) =>
        Documents.At("docs/cost.md").Text.ShouldContain(
            $"| {accounts:N0} | ${WatchCost.Of(Defaults, accounts).Dollars:N2} |");
}

using Guardrails.Core.Organizations;
using Guardrails.Core.Planning;

namespace Guardrails.Tests.Unit.Planning;

public sealed class PlanNotesTests
{
    private static readonly OrganizationConfig Config = Policies.Organizations.With("DenyRootAccessKeyCreation") with { ExcludedAccounts = [AccountId.Parse(Snapshots.Suspended)] };

    [Fact]
    public void Where_nothing_is_remarkable_there_is_no_note() => Notes(Config).ShouldBeEmpty();

    [Fact]
    public void A_unit_below_another_target_of_the_same_guardrail_is_covered_already()
    {
        var config = Config with
        {
            Guardrails = [new("DenyRootAccessKeyCreation", [TargetId.Parse(Snapshots.WorkloadsUnit), TargetId.Parse(Snapshots.Sandbox), TargetId.Parse(Snapshots.Security)])],
        };

        Notes(config).ShouldHaveSingleItem().ShouldStartWith($"DenyRootAccessKeyCreation: target {Snapshots.Sandbox} is below its target {Snapshots.WorkloadsUnit}");
    }

    [Fact]
    public void A_suspended_account_that_is_not_excluded_may_fail_the_deploy() =>
        Notes(Config with { ExcludedAccounts = [] }).ShouldHaveSingleItem().ShouldStartWith($"{Snapshots.Suspended} (acquired-shop) is SUSPENDED and not in $.excludedAccounts");

    [Fact]
    public void Excluding_the_accounts_that_matter_most_is_noticed() =>
        Notes(Config with { ExcludedAccounts = [.. Config.ExcludedAccounts, AccountId.Parse(Snapshots.Management), AccountId.Parse(Snapshots.Security)] })
            .Select(note => note[..12]).ShouldBe([Snapshots.Management, Snapshots.Security]);

    private static IReadOnlyList<string> Notes(OrganizationConfig config) => OrganizationPlan.Of(config, Snapshots.With(), Snapshots.Now).Notes;
}

using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Reporting;

namespace Guardrails.Tests.Unit.Reporting;

public class OrganizationPostureTests
{
    private static readonly AccountId Alpha = AccountId.Parse("000000000001");
    private static readonly AccountId Beta = AccountId.Parse("000000000002");
    private static readonly DateTimeOffset FreshSince = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_account_without_a_result_is_unknown_and_not_absent() =>
        Join([Alpha, Beta], ["RootMfa"], Compliant(Alpha, "RootMfa", FreshSince)).ShouldBe(
        [
            new(Alpha, "RootMfa", Standing.Compliant, "A device is assigned."),
            new(Beta, "RootMfa", Standing.Unknown, "no RootMfa for 000000000002"),
        ]);

    [Fact]
    public void A_result_that_is_too_old_is_unknown_however_good_it_was() =>
        Join([Alpha], ["RootMfa"], Compliant(Alpha, "RootMfa", FreshSince.AddSeconds(-1))).ShouldBe(
            [new(Alpha, "RootMfa", Standing.Unknown, "no RootMfa for 000000000001")]);

    [Fact]
    public void Every_account_meets_every_control_in_the_order_given() =>
        Join([Beta, Alpha], ["RootMfa", "NoRootAccessKeys"]).Select(standing => (standing.Account, standing.Control)).ShouldBe(
        [
            (Beta, "RootMfa"), (Beta, "NoRootAccessKeys"), (Alpha, "RootMfa"), (Alpha, "NoRootAccessKeys"),
        ]);

    [Fact]
    public void A_result_of_an_account_that_left_is_left_out() =>
        Join([Alpha], ["RootMfa"], Compliant(Beta, "RootMfa", FreshSince)).Single().Account.ShouldBe(Alpha);

    [Fact]
    public void Two_results_for_one_account_and_control_are_an_error_and_not_a_choice() =>
        Should.Throw<ArgumentException>(() => Join([Alpha], ["RootMfa"], Compliant(Alpha, "RootMfa", FreshSince), Compliant(Alpha, "RootMfa", FreshSince)));

    private static RecordedResult Compliant(AccountId account, string control, DateTimeOffset recordedAt) =>
        new(account, control, Compliant: true, "A device is assigned.", recordedAt);

    private static IReadOnlyList<ControlStanding> Join(AccountId[] accounts, string[] controls, params RecordedResult[] results) =>
        OrganizationPosture.Join(accounts, controls, results, FreshSince, (account, control) => $"no {control} for {account}");
}

using Guardrails.Core.Organizations;
using Guardrails.Core.Reporting;

namespace Guardrails.Tests.Unit.Reporting;

public class OrganizationPostureTests
{
    private static readonly AccountId Alpha = AccountId.Parse("000000000001");
    private static readonly AccountId Beta = AccountId.Parse("000000000002");

    [Fact]
    public void An_account_without_a_result_is_unknown_and_not_absent()
    {
        var posture = OrganizationPosture.Join(
            [Alpha, Beta],
            ["RootMfa"],
            [new(Alpha, "RootMfa", Standing.Compliant, "A device is assigned.")],
            (account, control) => $"no {control} for {account}");

        posture.ShouldBe(
        [
            new(Alpha, "RootMfa", Standing.Compliant, "A device is assigned."),
            new(Beta, "RootMfa", Standing.Unknown, "no RootMfa for 000000000002"),
        ]);
    }

    [Fact]
    public void Every_account_meets_every_control_in_the_order_given()
    {
        var posture = OrganizationPosture.Join([Beta, Alpha], ["RootMfa", "NoRootAccessKeys"], [], (_, _) => "none");

        posture.Select(standing => (standing.Account, standing.Control)).ShouldBe(
        [
            (Beta, "RootMfa"), (Beta, "NoRootAccessKeys"), (Alpha, "RootMfa"), (Alpha, "NoRootAccessKeys"),
        ]);
    }

    [Fact]
    public void Two_results_for_one_account_and_control_are_an_error_and_not_a_choice() =>
        Should.Throw<ArgumentException>(() => OrganizationPosture.Join(
            [Alpha],
            ["RootMfa"],
            [new(Alpha, "RootMfa", Standing.Compliant, "yes"), new(Alpha, "RootMfa", Standing.NonCompliant, "no")],
            (_, _) => "none"));
}

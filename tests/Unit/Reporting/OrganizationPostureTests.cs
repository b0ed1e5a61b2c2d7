using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Reporting;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Reporting;

public class OrganizationPostureTests
{
    private const string MfaRule = "root-mfa";

    private static readonly AccountId Alpha = AccountId.Parse("000000000001");
    private static readonly AccountId Beta = AccountId.Parse("000000000002");
    private static readonly DateTimeOffset FreshSince = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly IControl Mfa = ControlCatalog.Find("RootMfa")!;
    private static readonly IControl Keys = ControlCatalog.Find("NoRootAccessKeys")!;

    [Fact]
    public void An_account_without_a_result_is_unknown_and_not_absent() =>
        Join([Alpha, Beta], [Mfa], Compliant(Alpha, FreshSince)).Standings.ShouldBe(
        [
            new(Alpha, "RootMfa", Compliance.Compliant, "A device is assigned."),
            new(Beta, "RootMfa", Compliance.Unknown, "no root-mfa for 000000000002"),
        ]);

    [Fact]
    public void A_result_that_is_too_old_is_unknown_however_good_it_was() =>
        Join([Alpha], [Mfa], Compliant(Alpha, FreshSince.AddSeconds(-1))).Standings.ShouldBe(
            [new(Alpha, "RootMfa", Compliance.Unknown, "no root-mfa for 000000000001")]);

    [Fact]
    public void Every_account_meets_every_control_in_the_order_given() =>
        Join([Beta, Alpha], [Mfa, Keys]).Standings.Select(standing => (standing.Account, standing.Control)).ShouldBe(
        [
            (Beta, "RootMfa"), (Beta, "NoRootAccessKeys"), (Alpha, "RootMfa"), (Alpha, "NoRootAccessKeys"),
        ]);

    [Fact]
    public void A_result_of_an_account_that_left_is_left_out()
    {
        var posture = Join([Alpha], [Mfa], Compliant(Beta, FreshSince));

        posture.Standings.Single().Account.ShouldBe(Alpha);
        posture.Controls.ShouldBe([new("RootMfa", Compliant: 0, NonCompliant: 0, Unknown: 1)]);
    }

    [Fact]
    public void Two_results_for_one_account_and_control_are_an_error_and_not_a_choice() =>
        Should.Throw<ArgumentException>(
            () => Join([Alpha], [Mfa], Compliant(Alpha, FreshSince), Compliant(Alpha, FreshSince)));

    [Fact]
    public void Every_account_counts_once_for_every_control_and_for_every_other_rule()
    {
        var bad = Compliant(Beta, FreshSince) with { Compliance = Compliance.NonCompliant };
        var managed = Compliant(Alpha, FreshSince) with { Rule = "aws-root-mfa" };
        var stale = Compliant(Beta, FreshSince.AddSeconds(-1)) with { Rule = "aws-root-mfa" };

        var posture = Join([Alpha, Beta], [Mfa, Keys], Compliant(Alpha, FreshSince), bad, managed, stale);

        posture.Controls.ShouldBe([new("RootMfa", 1, 1, 0), new("NoRootAccessKeys", 0, 0, 2)]);
        posture.OtherRules.ShouldBe([new("aws-root-mfa", 1, 0, 1)]);
        posture.Of(Beta).Select(standing => standing.Standing).ShouldBe([Compliance.NonCompliant, Compliance.Unknown]);
    }

    [Fact]
    public void An_account_that_is_not_watched_counts_as_that_whatever_is_known_of_it_from_before()
    {
        var managed = Compliant(Beta, FreshSince) with { Rule = "aws-root-mfa" };

        var posture = OrganizationPosture.Join(
            [Alpha, Beta],
            [Mfa],
            [Compliant(Alpha, FreshSince), Compliant(Beta, FreshSince), managed],
            FreshSince,
            (_, _) => "no result",
            isWatched: account => account == Alpha);

        posture.Controls.ShouldBe([new("RootMfa", 1, 0, 0) { NotWatched = 1 }]);
        posture.OtherRules.ShouldBe([new("aws-root-mfa", 0, 0, 1) { NotWatched = 1 }]);
        var standing = posture.Of(Beta).ShouldHaveSingleItem();
        (standing.Watched, standing.Standing).ShouldBe((false, Compliance.Unknown));
        standing.Finding.ShouldBe("not watched by choice ($.detection.units)");
    }

    [Theory]
    [InlineData("COMPLIANT", Compliance.Compliant)]
    [InlineData("NON_COMPLIANT", Compliance.NonCompliant)]
    public void Two_answers_can_be_recorded(string word, Compliance expected) =>
        RecordedResult.Of(Alpha, MfaRule, word, annotation: null, FreshSince)
            .ShouldBe(new(Alpha, MfaRule, expected, "", FreshSince));

    [Fact]
    public void Any_other_answer_is_an_error_and_not_taken_for_one_of_them() =>
        Should.Throw<InvalidOperationException>(
            () => RecordedResult.Of(Alpha, MfaRule, "NOT_APPLICABLE", annotation: null, FreshSince))
            .Message.ShouldBe("The aggregator shows NOT_APPLICABLE for root-mfa in 000000000001.");

    [Theory]
    [InlineData(true, "the function failed", "excluded from evaluation by the organization file")]
    [InlineData(false, "the function failed", "the function failed")]
    [InlineData(false, null, "no result")]
    public void The_reason_for_no_answer_is_the_file_or_the_last_failure_or_nothing_known(
        bool excluded, string? error, string expected) =>
        OrganizationPosture.WhyUnknown(
            OrganizationConfigs.With() with { ExcludedAccounts = excluded ? [Alpha] : [] }, Alpha, error)
            .ShouldBe(expected);

    private static RecordedResult Compliant(AccountId account, DateTimeOffset recordedAt) =>
        new(account, MfaRule, Compliance.Compliant, "A device is assigned.", recordedAt);

    private static OrganizationPosture Join(
        AccountId[] accounts, IControl[] controls, params RecordedResult[] results) =>
        OrganizationPosture.Join(
            accounts, controls, results, FreshSince, (account, rule) => $"no {rule} for {account}");
}

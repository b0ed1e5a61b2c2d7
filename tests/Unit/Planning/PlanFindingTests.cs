using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Fixtures;
using static Guardrails.Tests.Unit.Planning.Answers;
using static Guardrails.Tests.Unit.Planning.Plans;

namespace Guardrails.Tests.Unit.Planning;

/// <summary>
/// The findings on what stops by accident, made from answers alone: no guardrail of the catalog denies what it is not
/// there for.
/// </summary>
public sealed class PlanFindingTests
{
    private const string OurPolicy = "Guardrails-" + KeyCreation;
    private const string AcceptedHash = "a";
    private const string OtherHash = "b";

    private static readonly Question EnrolsMfa = PlanQuestions.All.Single(question => question.Name == "rootEnrolsMfa");

    [Fact]
    public void What_works_now_and_is_denied_by_accident_is_a_finding_about_the_statement_that_will_deny_it()
    {
        var denied = Denied(OurPolicy, KeyCreation);

        var finding = FindingsWhere(Said(Decision.Allowed), denied).ShouldHaveSingleItem();

        (finding.Kind, finding.Where).ShouldBe((PlanFindingKind.StopsByAccident, OrganizationSnapshots.Production));
        finding.Text.ShouldBe($"{EnrolsMfa.Title}: works now and will stop working. {denied.Explanation}");
        finding.Cause.ShouldBe(denied.By.ShouldNotBeNull().ToString());
    }

    [Fact]
    public void What_only_an_accepted_statement_may_deny_now_and_is_denied_for_certain_then_is_a_finding()
    {
        var denied = Denied(OurPolicy, KeyCreation);

        var finding = FindingsWhere(Untold(AcceptedHash), denied).ShouldHaveSingleItem();

        (finding.Kind, finding.Where).ShouldBe((PlanFindingKind.StopsByAccident, OrganizationSnapshots.Production));
        finding.Text.ShouldBe($"{EnrolsMfa.Title}: may work now and will stop working. {denied.By}.");
    }

    [Theory]
    [InlineData(OtherHash)]
    [InlineData(AcceptedHash, OtherHash)]
    public void What_a_statement_that_is_not_accepted_may_deny_now_is_no_such_finding(params string[] undecided) =>
        FindingsWhere(Untold(undecided), Denied(OurPolicy, KeyCreation)).ShouldBeEmpty();

    [Fact]
    public void What_may_go_on_working_is_no_finding_where_the_statement_is_accepted() =>
        FindingsWhere(Said(Decision.Allowed), Untold(AcceptedHash)).ShouldBeEmpty();

    private static IReadOnlyList<PlanFinding> FindingsWhere(Answer before, Answer after)
    {
        var answer = AnswerChange.Of(EnrolsMfa, before, after, new HashSet<string> { OurPolicy });
        var account = new AccountPlan(
            AccountId.Parse(OrganizationSnapshots.Production), "payments-prod", "Root/Workloads", "ACTIVE",
            IsManagement: false, [answer]);
        var config = With(KeyCreation) with
        {
            AcceptedStatements = [new(AcceptedHash, "Network", "read", new DateOnly(2026, 12, 31))],
        };
        return PlanFinding.In(
            [], PolicyLimits.Default, [], [account], [], [], new(config, OrganizationSnapshots.Now));
    }
}

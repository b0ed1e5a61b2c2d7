using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;
using static Guardrails.Tests.Unit.Planning.Answers;

namespace Guardrails.Tests.Unit.Planning;

public sealed class AnswerChangeTests
{
    private const string OurPolicy = "Guardrails-DenyRootAccessKeyCreation";

    private static readonly Question CreatesKey = PlanQuestions.All.Single(
        question => question.Name == "rootCreatesKey");
    private static readonly Question EnrolsMfa = PlanQuestions.All.Single(question => question.Name == "rootEnrolsMfa");

    [Fact]
    public void A_guardrail_that_denies_what_it_is_there_for_stops_it_on_purpose() =>
        ChangeOf(CreatesKey, Decision.Allowed, Denied(OurPolicy, "DenyRootAccessKeyCreation"))
            .ShouldBe(Change.StopsOnPurpose);

    [Fact]
    public void A_guardrail_that_denies_again_after_an_exemption_stops_it_on_purpose() =>
        ChangeOf(CreatesKey, Decision.Allowed, Denied(OurPolicy, "DenyRootAccessKeyCreationAfter20261231"))
            .ShouldBe(Change.StopsOnPurpose);

    [Fact]
    public void A_guardrail_that_denies_what_it_is_not_there_for_stops_it_by_accident() =>
        ChangeOf(EnrolsMfa, Decision.Allowed, Denied(OurPolicy, "DenyRootAccessKeyCreation"))
            .ShouldBe(Change.StopsByAccident);

    [Fact]
    public void Another_teams_statement_of_the_same_name_is_not_ours() =>
        ChangeOf(CreatesKey, Decision.Allowed, Denied("TheirPolicy", "DenyRootAccessKeyCreation"))
            .ShouldBe(Change.StopsByAccident);

    [Fact]
    public void What_nothing_allows_any_more_stops_by_accident() =>
        ChangeOf(CreatesKey, Decision.Allowed, Said(Decision.ImplicitlyDenied)).ShouldBe(Change.StopsByAccident);

    [Fact]
    public void What_could_not_be_told_before_and_is_denied_on_purpose_is_certain() =>
        ChangeOf(CreatesKey, Decision.CannotTell, Denied(OurPolicy, "DenyRootAccessKeyCreation"))
            .ShouldBe(Change.StopsOnPurpose);

    [Fact]
    public void What_could_not_be_told_before_is_what_the_finding_is_about()
    {
        var before = new Answer(Decision.CannotTell, () => "the unknown");

        AnswerChange.Of(
            EnrolsMfa, before, Denied("TheirPolicy", "Theirs"), new HashSet<string>()).Because.ShouldBe("the unknown");
    }

    [Theory]
    [InlineData(Decision.CannotTell, Decision.Allowed)]
    [InlineData(Decision.Allowed, Decision.CannotTell)]
    [InlineData(Decision.ImplicitlyDenied, Decision.CannotTell)]
    public void What_cannot_be_told_on_either_side_cannot_be_told(Decision before, Decision after) =>
        ChangeOf(EnrolsMfa, before, Said(after)).ShouldBe(Change.CannotTell);

    [Theory]
    [InlineData(Decision.Allowed, Decision.Allowed, Change.None)]
    [InlineData(Decision.ExplicitlyDenied, Decision.ImplicitlyDenied, Change.None)]
    [InlineData(Decision.ExplicitlyDenied, Decision.Allowed, Change.BecomesPossible)]
    [InlineData(Decision.ImplicitlyDenied, Decision.Allowed, Change.BecomesPossible)]
    public void Otherwise_the_two_answers_decide(Decision before, Decision after, Change expected) =>
        ChangeOf(EnrolsMfa, before, Said(after)).ShouldBe(expected);

    [Fact]
    public async Task Every_action_that_a_question_asks_about_exists() =>
        (await IamJudge.UnknownActionsAsync(
            [.. PlanQuestions.All.SelectMany(question => question.Steps).Select(step => step.Action)])).ShouldBeEmpty();

    private static Change ChangeOf(Question question, Decision before, Answer after) =>
        AnswerChange.Of(question, Said(before), after, new HashSet<string> { OurPolicy }).Change;
}

using Guardrails.Core.Incidents;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Planning;

public sealed class ToldPeopleTests
{
    [Theory]
    [InlineData(false, "Nobody is told of incidents ($.alerts.routes is empty)")]
    [InlineData(true, "Nobody is told of incidents by mail")]
    public void An_organization_without_routes_tells_nobody_and_the_plan_says_so(bool chat, string says) =>
        Sentences(new([], chat)).ShouldHaveSingleItem().ShouldStartWith(says);

    [Fact]
    public void Routes_that_are_all_filtered_hear_no_alarm() =>
        Sentences(new([new("night@example.com", Severity.Critical, [])], Chat: true))
            .ShouldHaveSingleItem().ShouldStartWith("No route of $.alerts.routes is told everything");

    [Fact]
    public void A_route_that_is_told_everything_leaves_nothing_to_say() =>
        Sentences(new([new("all@example.com", Severity.High, [])], Chat: false)).ShouldBeEmpty();

    private static IReadOnlyList<string> Sentences(AlertSettings alerts) => ToldPeople.Sentences(
        OrganizationConfigs.With() with { Controls = [OrganizationConfigs.Control("RootMfa")], Alerts = alerts });
}

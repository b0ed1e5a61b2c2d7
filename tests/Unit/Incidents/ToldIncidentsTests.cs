using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Catalog;
using static Guardrails.Tests.Unit.Incidents.Observed;

namespace Guardrails.Tests.Unit.Incidents;

public sealed class ToldIncidentsTests
{
    [Fact]
    public void An_earlier_beginning_that_is_heard_later_leaves_an_incident_the_id_that_people_have()
    {
        var first = Opens<RootKeyExists>("27T09:00", "1");
        var alert = Told([first]).ShouldHaveSingleItem();

        var later = Named([first, Opens<RootKeyMade>("27T08:00", "2")], alert).ShouldHaveSingleItem();

        later.Id.ShouldBe(alert.Id);
        AlertDecision.Next([later], [alert], At("28T00:00")).ShouldHaveSingleItem().Id
            .ShouldBe(alert.Id, "the second message, as it is more urgent now, has the same id");
    }

    [Fact]
    public void An_incident_that_was_not_told_has_its_own_id()
    {
        var incident = Single("28T00:00", Opens<RootKeyExists>("27T09:00", "1"));

        ToldIncidents.Of([incident], []).ShouldHaveSingleItem().Id.ShouldBe(incident.Id);
    }

    [Fact]
    public void Of_an_incident_that_falls_into_two_the_first_keeps_the_id_and_the_second_has_its_own()
    {
        Observation[] both = [Opens<RootKeyExists>("25T08:00", "1"), Opens<RootKeyExists>("27T08:00", "2")];
        var alert = Told(both).ShouldHaveSingleItem();

        var split = Named([.. both, Ends("26T08:00", Key)], alert);

        split.Count.ShouldBe(2);
        split[0].Id.ShouldBe(alert.Id);
        split[1].Id.ShouldNotBe(alert.Id);
    }

    private static IReadOnlyList<Alert> Told(IEnumerable<Observation> observations) =>
        AlertDecision.Next(IncidentFold.Of(observations, At("28T00:00")), [], At("28T00:00"));

    private static IReadOnlyList<Incident> Named(IEnumerable<Observation> observations, params Alert[] alerts) =>
        ToldIncidents.Of(IncidentFold.Of(observations, At("28T00:00")), alerts);
}

using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>An account that left or was closed, whoever says so.</summary>
internal static class Departure
{
    /// <summary>The departure, which ends what is open, and then what is to be looked at.</summary>
    /// <param name="id">The identity that one origin gives to what it says about a subject.</param>
    /// <param name="account">The account.</param>
    /// <param name="left">The time at which it left (UTC), as far as anybody knows.</param>
    /// <param name="heard">The time at which that was heard (UTC).</param>
    /// <param name="source">The way by which it became known.</param>
    /// <param name="facts">Sentences for a person.</param>
    public static IReadOnlyList<Observation> Of(
        Func<IncidentSubject, ObservationId> id,
        AccountId account,
        DateTimeOffset left,
        DateTimeOffset heard,
        ObservationSource source,
        IReadOnlyList<string> facts)
    {
        var subject = new IncidentSubject(SubjectKind.Membership);
        return
        [
            Observation.Departure(id(subject with { Id = "departure" }), account, left, heard, source) with
            {
                Facts = facts,
            },
            Observation.Opening(
                // What is open ends before it: the account's leaving is itself to be looked at.
                id(subject), account, subject, IncidentCatalog.Get<AccountLeft>(), left.AddSeconds(1), heard,
                source) with
            {
                Facts = facts,
            },
        ];
    }
}

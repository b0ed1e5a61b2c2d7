using System.Globalization;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Tests.Unit.Incidents;

/// <summary>Observations of one account, in few words.</summary>
internal static class Observed
{
    public static readonly AccountId Account = AccountId.Parse("012345678901");
    public static readonly IncidentSubject Key = new(SubjectKind.AccessKey, "AKIAROOT");
    public static readonly IncidentSubject SignIns = new(SubjectKind.SignIn);

    public static DateTimeOffset At(string time) =>
        DateTimeOffset.Parse($"2026-11-{time}Z", CultureInfo.InvariantCulture);

    public static Observation Opens<TKind>(string time, string id, IncidentSubject? subject = null, int heardAfter = 1)
        where TKind : IIncidentKind =>
        Opens(IncidentCatalog.Get<TKind>(), At(time), id, subject, heardAfter);

    public static Observation Opens(
        IIncidentKind kind, DateTimeOffset at, string id, IncidentSubject? subject = null, int heardAfter = 1)
    {
        subject ??= new(kind.Subject, kind.Subject == SubjectKind.AccessKey ? "AKIAROOT" : "");
        return Observation.Opening(
            ObservationId.OfEvent(id, subject), Account, subject, kind, at, at.AddMinutes(heardAfter),
            kind.Sources[0]);
    }

    public static Observation Ends(string time, IncidentSubject subject, IIncidentKind? kind = null) =>
        Observation.Ending(
            ObservationId.OfEvaluation("NoRootAccessKeys", "us-east-1", At(time), subject), Account, subject, kind,
            At(time), At(time).AddMinutes(1), ObservationSource.Evaluations);

    public static Observation Looks(string time, IncidentSubject subject, params IEnumerable<Observation> at) =>
        Observation.Acknowledgement(
            ObservationId.OfDecision(time), Account, subject, [.. at.Select(one => one.Id)], At(time));

    public static Observation Leaves(string time) =>
        Observation.Departure(
            ObservationId.OfEvent($"left-{time}", new(SubjectKind.Membership)), Account, At(time), At(time),
            ObservationSource.OrganizationChanges);

    public static Incident Single(string now, params IEnumerable<Observation> observations) =>
        IncidentFold.Of(observations, At(now)).ShouldHaveSingleItem();
}

using Guardrails.Core.Activity;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>The meaning of the event by which Organizations tells that an account left.</summary>
/// <remarks>
/// The management account alone logs it, and its form is UNCONFIRMED: <see cref="MovingAccount"/> says how it is read.
/// </remarks>
internal static class DepartureReading
{
    /// <summary>True for such an event.</summary>
    public static bool IsOne(RootActivity activity) =>
        WatchedEvents.DepartedAccounts.Any(watched => watched.Name == activity.Name);

    /// <summary>The departure, which ends what is open, and then what is to be looked at.</summary>
    public static Observed Of(RootActivity activity, ActivityContext context, DateTimeOffset heard)
    {
        if (activity.Accounts.Sender.Require() is var sender && sender != context.ManagementAccount)
            return Observed.Suspect($"Account {sender} sent it, which is not the management account.");
        if (MovingAccount.Of(activity.Details, context.ManagementAccount).Account is not { } account)
            return Observed.Suspect("It does not name the one account that left.");
        var (subject, id) = (new IncidentSubject(SubjectKind.Membership), activity.Id.EventId.Require());
        var (left, facts) = (activity.Time.Require(), Sentences.Of(activity));
        var corrects = activity.Id.Corrects is { } earlier ? ObservationId.EventOrigin(earlier) : null;
        return new(
            [
                Observation.Departure(
                    ObservationId.OfEvent(id, subject with { Id = "departure" }), account, left, heard,
                    ObservationSource.OrganizationChanges) with
                {
                    Facts = facts,
                    Corrects = corrects,
                },
                Observation.Opening(
                    ObservationId.OfEvent(id, subject), account, subject, IncidentCatalog.Get<AccountLeft>(),
                    // What is open ends before it: the account's leaving is itself to be looked at.
                    left.AddSeconds(1), heard, ObservationSource.OrganizationChanges) with
                {
                    Facts = facts,
                    Corrects = corrects,
                },
            ],
            null);
    }
}

using Guardrails.Core.Activity;

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
        var (id, corrects) = (activity.Id.EventId.Require(), activity.Id.Corrects);
        return new(
            [
                .. Departure.Of(
                    subject => ObservationId.OfEvent(id, subject), account, activity.Time.Require(), heard,
                    ObservationSource.OrganizationChanges, Sentences.Of(activity)).Select(one => one with
                    {
                        Corrects = corrects is null ? null : ObservationId.EventOrigin(corrects),
                    }),
            ],
            null);
    }
}

using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Observers;

namespace Guardrails.Core.Reconciling;

/// <summary>Finds an account that no longer works, though no event said so.</summary>
internal static class DepartureComparison
{
    /// <summary>Its departure, which ends what is open, and then what is to be looked at.</summary>
    public static IReadOnlyList<Observation> Of(AccountToday today)
    {
        // One that never worked while anybody watched did not leave.
        if (today.Works || today.Before is not { Works: true } || WasTold(today))
            return [];
        return Departure.Of(
            subject => ObservationId.OfDay(today.Day, subject), today.Account, today.Now, today.Now,
            ObservationSource.Reconciliation,
            [
                today.State is { } state
                    ? $"AWS Organizations says that the account is {state}."
                    : "AWS Organizations does not list the account any more.",
            ]);
    }

    /// <summary>True where something said so, and nothing was heard of the account since.</summary>
    private static bool WasTold(AccountToday today)
    {
        var last = today.Observations.Where(one => one.Effect == ObservationEffect.Leaves)
            .Select(one => one.Happened).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        return last != DateTimeOffset.MinValue
            && !today.Latest.Any(one => one.UnknownSince is null && one.Asked > last);
    }
}

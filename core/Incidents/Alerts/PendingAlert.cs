using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Alerts;

/// <summary>An alert that was decided on and is still to be sent, with what decides how.</summary>
/// <param name="Account">The account.</param>
/// <param name="Alert">The alert.</param>
/// <param name="Kind">The incident's most urgent kind.</param>
/// <param name="IsOld">
/// True where all that it speaks of was there before anybody watched, or was heard more than a week late.
/// </param>
public sealed record PendingAlert(AccountId Account, Alert Alert, IIncidentKind Kind, bool IsOld)
{
    /// <summary>The delay after which what is heard is no news.</summary>
    public static readonly TimeSpan OldAfter = TimeSpan.FromDays(7);

    /// <summary>The pending form of an alert about an incident.</summary>
    public static PendingAlert Of(Incident incident, Alert alert)
    {
        var about = alert.About.ToHashSet();
        return new(
            incident.Account,
            alert,
            incident.Kinds[0],
            incident.Real.Where(one => about.Contains(one.Id))
                .All(one => one.IsFirstEvidence || one.Heard - one.Happened > OldAfter));
    }
}

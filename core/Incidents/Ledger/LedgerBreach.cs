using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Names;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>A change of what never changes, as an observation. One incident holds those of one partition.</summary>
public static class LedgerBreach
{
    /// <summary>The observation.</summary>
    /// <param name="eventId">The id of the change, which is the same whenever the stream delivers it.</param>
    /// <param name="account">The account that the row is about.</param>
    /// <param name="row">The row.</param>
    /// <param name="change">The change, as the end of a sentence about the row.</param>
    /// <param name="happened">The time of the change (UTC).</param>
    /// <param name="heard">The time at which it was heard (UTC).</param>
    public static Observation Of(
        string eventId,
        AccountId account,
        LedgerKey row,
        string change,
        DateTimeOffset happened,
        DateTimeOffset heard)
    {
        ArgumentNullException.ThrowIfNull(row);
        var subject = new IncidentSubject(SubjectKind.OwnResource, $"{DeployedNames.Ledger}/{row.Partition}");
        return Observation.Opening(
            new($"stream/{eventId}", $"{subject}"),
            account,
            subject,
            IncidentCatalog.Get<ObservationChanged>(),
            happened,
            heard,
            ObservationSource.LedgerStream) with
        {
            Facts = [$"The row {row.Partition} {row.Sort} {change}."],
        };
    }
}

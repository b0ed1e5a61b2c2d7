using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Core.Reporting;

/// <summary>The past of an account, as far as a report counts it: the quarter, and the last 90 days.</summary>
public sealed record AccountHistory
{
    /// <summary>Nothing.</summary>
    public static readonly AccountHistory None = new();

    /// <summary>
    /// The root access keys that were removed in the quarter or the last 90 days, by when they were gone.
    /// </summary>
    public IReadOnlyList<Remediation> Remediations { get; init; } = [];

    /// <summary>The times of sign-ins to the console in the quarter (UTC), in order.</summary>
    public IReadOnlyList<DateTimeOffset> SignIns { get; init; } = [];

    /// <summary>Uses of root credentials in the quarter of which an event should have come, and did not.</summary>
    public int EventsMissed { get; init; }

    /// <summary>Uses of root credentials in the quarter of which no event comes here.</summary>
    public int UsesNotWatched { get; init; }

    /// <summary>Incidents that a named person ended in the quarter.</summary>
    public int Acknowledged { get; init; }

    /// <summary>Incidents that ended in the quarter because nobody looked for 14 days.</summary>
    public int NobodyLooked { get; init; }

    /// <summary>Incidents that ended in the quarter as the account left or was closed.</summary>
    public int Left { get; init; }

    /// <summary>Counts what the ledger has of an account.</summary>
    internal static AccountHistory Of(AccountFacts facts, ReportPeriod period)
    {
        var days = facts.Days.DistinctBy(day => day.Day)
            .Where(day => day.Day >= period.Quarter && day.Day <= period.Today).ToList();
        var ended = EndedIncidents.Of(facts.Incidents, facts.Kept).Where(one => period.IsInQuarter(one.Ended))
            .CountBy(one => one.Ending).ToDictionary();
        return new()
        {
            Remediations =
            [
                .. KeyLife.Of(facts.Observations)
                    .Where(life => life.Gone is { } gone
                        && (period.IsInQuarter(gone) || period.IsInNinetyDays(gone)))
                    .Select(life => new Remediation(life.Key, life.Began, life.Gone!.Value)
                    {
                        Heard = life.GoneHeard ?? life.Gone!.Value,
                    })
                    .OrderBy(one => one.Gone),
            ],
            SignIns = [.. Reporting.SignIns.Of(facts.Observations).Where(period.IsInQuarter)],
            EventsMissed = days.Sum(day => day.Missed),
            UsesNotWatched = days.Sum(day => day.NotWatched),
            Acknowledged = ended.GetValueOrDefault(IncidentEnding.Acknowledged),
            NobodyLooked = ended.GetValueOrDefault(IncidentEnding.NobodyLooked),
            Left = ended.GetValueOrDefault(IncidentEnding.Left),
        };
    }
}

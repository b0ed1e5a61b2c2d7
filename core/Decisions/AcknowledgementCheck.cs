using Guardrails.Core.Incidents;
using Guardrails.Core.Json;

namespace Guardrails.Core.Decisions;

/// <summary>The question whether an incident can be acknowledged as it was shown.</summary>
public static class AcknowledgementCheck
{
    /// <summary>True where a person can end something of it: an act that goes on.</summary>
    public static bool CanBe(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return incident.Matters.Any(matter => matter.IsOpen(incident.Now)
            && matter.Opening.Kind!.Closing == ClosingRule.Acknowledgement);
    }

    /// <summary>The incident that is acknowledged.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="incidents">The account's incidents as they are now.</param>
    /// <exception cref="RefusedException">It is not there, over, a state, or not what was shown.</exception>
    public static Incident Demand(AcknowledgeDecision decision, IReadOnlyList<Incident> incidents)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(incidents);
        var again = $"List the incidents again (guardrails incidents --account {decision.Account}), and decide on what "
            + "is there now.";
        var name = $"Incident {Printable.Short(decision.Incident)}";
        if (incidents.FirstOrDefault(one => one.Id == decision.Incident) is not { } incident)
        {
            throw new RefusedException(
                $"{name} is not in the ledger; an earlier beginning that was heard later gives an incident another "
                + $"id. {again}");
        }

        if (incident.IsOver)
        {
            throw new RefusedException(
                $"{name} has ended already ({Words(incident.Ending)}), so nothing is left to acknowledge. Leave it.");
        }

        if (!CanBe(incident))
        {
            throw new RefusedException(
                $"{name} is a state that evidence alone ends: acknowledging would not change it. "
                + $"{incident.Kinds.Select(kind => kind.ClosedBy).FirstOrDefault()}".TrimEnd());
        }

        var now = AcknowledgeDecision.ShownOf(incident);
        return now.Select(id => id.Value).SequenceEqual(decision.Shown.Select(id => id.Value), StringComparer.Ordinal)
            ? incident
            : throw new RefusedException(
                $"{name} is not what was shown: it has {Counted.Of(now.Count, "observation")} now, and "
                + $"{decision.Shown.Count} were shown, or others. {again}");
    }

    private static string Words(IncidentEnding? ending) => ending switch
    {
        IncidentEnding.Explained => "a listed caller's session explains it",
        IncidentEnding.Remediated => "evidence shows that it is over",
        IncidentEnding.Lapsed => "the organization file no longer asks about it",
        IncidentEnding.Acknowledged => "a person acknowledged it",
        IncidentEnding.NobodyLooked => $"{Counted.Of(Matter.ActsEndAfter)} passed and nobody looked",
        _ => "the account left or was closed",
    };
}

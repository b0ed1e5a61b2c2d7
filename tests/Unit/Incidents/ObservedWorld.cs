using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Tests.Unit.Policies.Simulation.Generated;

namespace Guardrails.Tests.Unit.Incidents;

/// <summary>A month of observations of one account: every kind, with what ends, corrects and explains it.</summary>
internal static class ObservedWorld
{
    private static readonly DateTimeOffset Begin = Observed.At("01T00:00");

    public static IReadOnlyList<Observation> Of(Dice dice)
    {
        var all = new List<Observation>();
        foreach (var kind in IncidentCatalog.All.Concat(IncidentCatalog.All))
        {
            var subject = new IncidentSubject(kind.Subject, Id(kind, dice));
            var openings = dice.Many(1, 4, () => Observed.Opens(kind, Time(dice), Guid(dice), subject, dice.Below(90)));
            if (kind.WaitsForExplanation is not null)
                openings = [.. openings.Select(one => one with { Tasks = [$"task{dice.Below(2)}"] })];
            all.AddRange(openings);
            if (kind.Closing == ClosingRule.Evidence)
                all.AddRange(dice.Many(0, 2, () => Ending(dice, subject, kind)));
            else if (dice.Chance(50))
                all.Add(Observation.Acknowledgement(ObservationId.OfDecision(Guid(dice)), Observed.Account, subject,
                    [.. openings.Where(_ => dice.Chance(70)).Select(one => one.Id)], Time(dice)));
            all.AddRange(openings.Where(_ => dice.Chance(20)).Select(one => Correction(dice, one)));
            if (subject.Kind == SubjectKind.Session && dice.Chance(50))
                all.Add(Observation.Explanation(ObservationId.OfEvent(Guid(dice), subject), Observed.Account, subject,
                    $"task{dice.Below(2)}", Time(dice), Time(dice)));
        }
        if (dice.Chance(30))
            all.Add(Observation.Departure(ObservationId.OfDecision(Guid(dice)), Observed.Account, Time(dice),
                Time(dice), ObservationSource.Reconciliation));
        return all;
    }

    private static string Id(IIncidentKind kind, Dice dice) =>
        kind.Subject is SubjectKind.AccessKey or SubjectKind.AccessKeyUse or SubjectKind.Session or SubjectKind.Policy
            or SubjectKind.OwnResource ? $"{dice.Below(8)}" : "";

    private static Observation Ending(Dice dice, IncidentSubject subject, IIncidentKind kind)
    {
        var at = Time(dice);
        return Observation.Ending(ObservationId.OfEvaluation($"{kind.Name}", "us-east-1", at, subject),
            Observed.Account, subject, dice.Chance(50) ? kind : null, at, at, ObservationSource.Evaluations);
    }

    private static Observation Correction(Dice dice, Observation one) => dice.Chance(30)
        ? Observation.Withdrawal(ObservationId.OfEvent(Guid(dice), one.Subject), one.Account, one.Subject,
            one.Id.Origin, one.Happened, one.Heard, one.Source)
        : one with
        {
            Id = ObservationId.OfEvent(Guid(dice), one.Subject),
            Corrects = one.Id.Origin,
            Raised = dice.Chance(50) ? dice.Pick(Severity.Low, Severity.High, Severity.Critical) : null,
        };

    private static DateTimeOffset Time(Dice dice) => Begin.AddMinutes(dice.Below(28 * 24 * 60));

    private static string Guid(Dice dice) => $"{dice.Below(int.MaxValue):x8}-{dice.Below(int.MaxValue):x8}";
}

namespace Guardrails.Core.Incidents;

/// <summary>One opening observation, and the way in which it ended or will end.</summary>
/// <param name="Opening">The observation.</param>
/// <param name="Ended">
/// The time at which it ended or will end by itself (UTC); null where that takes something that has not happened.
/// </param>
/// <param name="Ending">The way; null where <paramref name="Ended"/> is.</param>
public sealed record Matter(Observation Opening, DateTimeOffset? Ended, IncidentEnding? Ending)
{
    /// <summary>The time after which an act that nobody looked at ends.</summary>
    public static readonly TimeSpan ActsEndAfter = TimeSpan.FromDays(14);

    /// <summary>True while it goes on at that time.</summary>
    public bool IsOpen(DateTimeOffset at) => Ended is null || Ended > at;

    /// <summary>Ends an opening by what else was observed.</summary>
    /// <param name="opening">The opening observation.</param>
    /// <param name="others">All of its subject, and departures of its account, in order.</param>
    internal static Matter Of(Observation opening, IReadOnlyList<Observation> others)
    {
        if (others.Any(other => Explains(other, opening)))
            return new(opening, opening.Happened, IncidentEnding.Explained);
        var endings = others.Select(other => EndOf(opening, other))
            .OfType<(DateTimeOffset At, IncidentEnding How)>();
        if (opening.Kind!.Closing == ClosingRule.Acknowledgement)
            endings = endings.Append((opening.Happened + ActsEndAfter, IncidentEnding.NobodyLooked));
        return endings.OrderBy(ending => ending.At).ThenBy(ending => ending.How).Select(ending =>
            new Matter(opening, ending.At, ending.How)).FirstOrDefault(new Matter(opening, null, null));
    }

    private static bool Explains(Observation other, Observation opening) =>
        other.Effect == ObservationEffect.Explains && other.Tasks.Intersect(opening.Tasks).Any();

    private static (DateTimeOffset At, IncidentEnding How)? EndOf(Observation opening, Observation other) =>
        (other.Effect, opening.Kind!.Closing) switch
        {
            (ObservationEffect.Ends, ClosingRule.Evidence) when EndsState(other, opening) =>
                (other.Happened, IncidentEnding.Remediated),
            (ObservationEffect.Lapses, ClosingRule.Evidence) when EndsState(other, opening) =>
                (other.Happened, IncidentEnding.Lapsed),
            (ObservationEffect.Acknowledges, ClosingRule.Acknowledgement)
                when other.Acknowledged.Contains(opening.Id) =>
                (Later(other.Happened, opening.Happened), IncidentEnding.Acknowledged),
            (ObservationEffect.Leaves, _) when other.Happened >= opening.Happened =>
                (other.Happened, IncidentEnding.Left),
            _ => null,
        };

    /// <summary>Evidence of the very moment may have been read before it.</summary>
    private static bool EndsState(Observation other, Observation opening) =>
        other.Happened > opening.Happened && (other.Kind is null || other.Kind == opening.Kind)
            && (other.By is null || other.By == opening.By);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

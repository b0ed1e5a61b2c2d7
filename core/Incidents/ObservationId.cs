using System.Globalization;

namespace Guardrails.Core.Incidents;

/// <summary>
/// The identity of an observation, made of what AWS gives: the same thing, seen twice, is one observation.
/// </summary>
/// <remarks>
/// EventBridge's envelope id is none: it is replaced where an event crosses into another Region. Source of the form of
/// an event's id:
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
/// </remarks>
/// <param name="Origin">The event, evaluation, comparison or decision that said it; unique within an account.</param>
/// <param name="Part">The subject, where one origin says something about several; empty otherwise.</param>
public sealed record ObservationId(string Origin, string Part = "")
{
    /// <summary>The identity as text, unique within an account.</summary>
    public string Value => Part.Length == 0 ? Origin : $"{Origin}#{Part}";

    /// <summary>That of an event: CloudTrail's <c>eventID</c>.</summary>
    public static ObservationId OfEvent(string eventId, IncidentSubject subject) =>
        new(EventOrigin(eventId), subject.ToString());

    /// <summary>The origin of all that an event says.</summary>
    public static string EventOrigin(string eventId) => $"event/{eventId}";

    /// <summary>That of an evaluation.</summary>
    /// <param name="control">The control's name.</param>
    /// <param name="region">The Region of the Config rule.</param>
    /// <param name="asked">AWS Config's ordering time of the evaluation (UTC).</param>
    /// <param name="subject">One evaluation can say something about several keys.</param>
    public static ObservationId OfEvaluation(
        string control, string region, DateTimeOffset asked, IncidentSubject subject) =>
        new(string.Create(CultureInfo.InvariantCulture, $"evaluation/{control}/{region}/{asked:O}"), $"{subject}");

    /// <summary>That of a person's decision, which the decision itself names.</summary>
    public static ObservationId OfDecision(string decision) => new($"decision/{decision}");

    /// <summary>That of a daily comparison.</summary>
    /// <param name="day">The day that was compared (UTC).</param>
    /// <param name="subject">The subject of the comparison.</param>
    public static ObservationId OfDay(DateOnly day, IncidentSubject subject) =>
        new(string.Create(CultureInfo.InvariantCulture, $"day/{day:yyyy-MM-dd}"), $"{subject}");

    /// <summary>That of a quarantine that the ledger does not know: the same for as long as it is seen.</summary>
    /// <param name="seen">The time at which it was seen first (UTC).</param>
    /// <param name="subject">The quarantine.</param>
    public static ObservationId OfSweep(DateTimeOffset seen, IncidentSubject subject) =>
        new(string.Create(CultureInfo.InvariantCulture, $"sweep/{seen.UtcDateTime:O}"), $"{subject}");

    /// <summary>Reads what <see cref="Value"/> wrote.</summary>
    public static ObservationId Parse(string value) =>
        value.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at
            ? new(value[..at], value[(at + 1)..])
            : new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

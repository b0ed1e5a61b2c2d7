using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>The ids by which an event is told apart from others.</summary>
/// <remarks>
/// EventBridge's own id is none of them: it is replaced where an event crosses into another Region.
/// Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
/// </remarks>
/// <param name="EventId">CloudTrail's <c>eventID</c>, the same however often the event is delivered.</param>
/// <param name="SharedEventId">One id for the events that several accounts were given about one call.</param>
/// <param name="Corrects">The <c>eventID</c> of an earlier event that this one completes or corrects.</param>
/// <param name="CorrectionReason">The reason why it does, such as <c>DELIVERY_DELAY</c>.</param>
public sealed record ActivityId(
    Stated<string> EventId, string? SharedEventId, string? Corrects, string? CorrectionReason)
{
    internal static ActivityId Read(EventJson detail)
    {
        var addendum = detail.OptionalObject("addendum");
        return new(
            Stated.Of(() => detail.Text("eventID")),
            detail.Loose("sharedEventID"),
            addendum?.Loose("originalEventID"),
            addendum?.Loose("reason"));
    }
}

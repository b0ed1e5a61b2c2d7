using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>The path by which EventBridge delivered an event.</summary>
/// <param name="Source">EventBridge's source, such as <c>aws.iam</c>, which nobody but AWS can give an event.</param>
/// <param name="DetailType">One of <see cref="WatchedEvents.DetailTypes"/>, if CloudTrail logged it.</param>
public sealed record ActivityDelivery(Stated<string> Source, string? DetailType)
{
    internal static ActivityDelivery Read(EventJson outer) =>
        new(Stated.Of(() => outer.Text("source")), outer.Loose("detail-type"));
}

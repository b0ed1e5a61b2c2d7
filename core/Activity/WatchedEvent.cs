namespace Guardrails.Core.Activity;

/// <summary>An event of CloudTrail, by what EventBridge patterns tell it apart.</summary>
/// <param name="Service">The service that logs it, such as <c>iam</c>.</param>
/// <param name="Name">Its name, such as <c>CreateAccessKey</c>.</param>
public sealed record WatchedEvent(string Service, string Name)
{
    /// <summary>The beginning of sources in EventBridge that nobody but AWS can send.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
    /// </remarks>
    public const string SourcePrefix = "aws.";

    /// <summary>Its source in EventBridge.</summary>
    public string Source => SourcePrefix + Service;

    /// <summary>Its source in CloudTrail, the same in every partition.</summary>
    public string EventSource => Service + ".amazonaws.com";

    /// <inheritdoc/>
    public override string ToString() => $"{Service}:{Name}";
}

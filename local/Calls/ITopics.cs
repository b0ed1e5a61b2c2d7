using Guardrails.Local.Wire;

namespace Guardrails.Local.Calls;

/// <summary>Topics as other services publish to them. Whoever calls holds the world's lock.</summary>
internal interface ITopics
{
    /// <summary>
    /// An AWS service publishes, where the topic's policy lets it, and its key's policy where it has one.
    /// </summary>
    /// <param name="topicArn">The topic.</param>
    /// <param name="service">The service principal, such as <c>cloudwatch.amazonaws.com</c>.</param>
    /// <param name="source">What it says of its source: <c>aws:SourceArn</c> and <c>aws:SourceAccount</c>.</param>
    /// <param name="subject">The subject, or null.</param>
    /// <param name="message">The message.</param>
    /// <exception cref="AwsError">There is no such topic, or a policy does not let the service in.</exception>
    void PublishByService(
        string topicArn,
        string service,
        IReadOnlyDictionary<string, IReadOnlyList<string>> source,
        string? subject,
        string message);
}

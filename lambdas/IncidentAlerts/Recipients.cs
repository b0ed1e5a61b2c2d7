using System.Text.Json.Nodes;
using Guardrails.Aws.Alerts;
using Guardrails.Aws.Calls;
using Guardrails.Core.Incidents.Messages;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.IncidentAlerts;

/// <summary>
/// The recipients of the topics. Anybody who holds a mail can end its subscription, and one that nobody confirmed
/// receives nothing: so they are counted.
/// </summary>
internal sealed class Recipients(Watch watch)
{
    /// <summary>Tells every topic where one reaches nobody, or not everybody.</summary>
    /// <returns>What could not be read or told.</returns>
    public async Task<IReadOnlyList<Exception>> CountAsync(CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        foreach (var topic in watch.Topics)
        {
            try
            {
                await CountAsync(topic, failures, cancellation);
            }
            catch (AwsCallException exception)
            {
                failures.Add(exception);
            }
        }

        return failures;
    }

    /// <summary>Sends a message to every topic and says who is not reached.</summary>
    public async Task<(JsonObject, IReadOnlyList<Exception>)> TestAsync(
        TopicMessage message, CancellationToken cancellation)
    {
        var topics = new JsonArray();
        foreach (var topic in watch.Topics)
        {
            var answer = new JsonObject { ["topic"] = topic.Name };
            topics.Add((JsonNode)answer);
            try
            {
                answer["message"] = await topic.SendAsync(message, cancellation);
                var recipients = await topic.RecipientsAsync(cancellation);
                answer["confirmed"] = recipients.Count(one => one.IsConfirmed);
                answer["unconfirmed"] = JsonLog.List(Unconfirmed(recipients));
            }
            catch (AwsCallException exception)
            {
                answer["failed"] = exception.Message;
            }
        }

        return (new JsonObject { ["topics"] = topics }, []);
    }

    private async Task CountAsync(AlertTopic topic, List<Exception> failures, CancellationToken cancellation)
    {
        var recipients = await topic.RecipientsAsync(cancellation);
        var (confirmed, unconfirmed) = (recipients.Count(one => one.IsConfirmed), Unconfirmed(recipients));
        watch.Log(new LogLine("recipients")
        {
            Subject = topic.Name,
            Finding = $"{confirmed} confirmed, {unconfirmed.Count} did not.",
        });
        if (confirmed > 0 && unconfirmed.Count == 0)
            return;
        var message = new RecipientsMessage(topic.Name, confirmed, unconfirmed).Message;

        // Its own topic, too: those who did confirm are told of those who did not.
        foreach (var other in watch.Topics.Where(other => other != topic || confirmed > 0))
        {
            try
            {
                await other.SendAsync(message, cancellation);
            }
            catch (AwsCallException exception)
            {
                failures.Add(exception);
            }
        }
    }

    private static List<string> Unconfirmed(IEnumerable<TopicRecipient> recipients) =>
        [.. recipients.Where(one => !one.IsConfirmed).Select(one => one.Endpoint)];
}

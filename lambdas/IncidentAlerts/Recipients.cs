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
    /// <returns>What could not be read or told; also that there is nobody to tell.</returns>
    public async Task<IReadOnlyList<Exception>> CountAsync(CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        var read = new List<CountedTopic>();
        foreach (var topic in watch.Topics)
        {
            try
            {
                read.Add(await ReadAsync(topic, cancellation));
            }
            catch (AwsCallException exception)
            {
                failures.Add(exception);
            }
        }

        // No message says so to anybody: the failure of the job is what is left.
        if (read.Count == watch.Topics.Count && read.TrueForAll(one => one.Confirmed == 0))
            failures.Add(new InvalidOperationException(Nobody(read)));
        foreach (var one in read.Where(one => !one.ReachesAll))
            await TellAsync(one, failures, cancellation);
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
            await AnswerAsync(answer, "failed", async () =>
                answer["message"] = await topic.SendAsync(message, cancellation));
            // Whether it went out does not depend on whether the recipients can be read.
            await AnswerAsync(answer, "uncounted", async () =>
            {
                var counted = await ReadAsync(topic, cancellation);
                answer["confirmed"] = counted.Confirmed;
                answer["unconfirmed"] = JsonLog.List(counted.Unconfirmed);
            });
        }

        return (new JsonObject { ["topics"] = topics }, []);
    }

    private async Task<CountedTopic> ReadAsync(AlertTopic topic, CancellationToken cancellation)
    {
        var recipients = await topic.RecipientsAsync(cancellation);
        var counted = new CountedTopic(
            topic,
            recipients.Count(one => one.IsConfirmed),
            [.. recipients.Where(one => !one.IsConfirmed).Select(one => one.Endpoint)]);
        watch.Log(new LogLine(LogLine.Counted)
        {
            Subject = topic.Name,
            Finding = $"{counted.Confirmed} confirmed, {counted.Unconfirmed.Count} did not.",
        });
        return counted;
    }

    private async Task TellAsync(CountedTopic counted, List<Exception> failures, CancellationToken cancellation)
    {
        var message = new RecipientsMessage(counted.Topic.Name, counted.Confirmed, counted.Unconfirmed).Message;

        // Its own topic, too: those who did confirm are told of those who did not.
        foreach (var topic in watch.Topics.Where(topic => topic != counted.Topic || counted.Confirmed > 0))
        {
            try
            {
                await topic.SendAsync(message, cancellation);
            }
            catch (AwsCallException exception)
            {
                failures.Add(exception);
            }
        }
    }

    private static string Nobody(IReadOnlyList<CountedTopic> read) =>
        $"Nobody is told of anything: no recipient by {string.Join(" or ", read.Select(one => one.Topic.Name))} has "
        + "confirmed. Remedy: name one in alerts.routes and deploy, or, where there is one, open the link in AWS's "
        + "mail (docs/deploy.md); then run `guardrails alerts test`.";

    private static async Task AnswerAsync(JsonObject answer, string failed, Func<Task> part)
    {
        try
        {
            await part();
        }
        catch (AwsCallException exception)
        {
            answer[failed] = exception.Message;
        }
    }

    /// <summary>A topic, the number of its recipients who confirmed, and those who did not.</summary>
    private sealed record CountedTopic(AlertTopic Topic, int Confirmed, IReadOnlyList<string> Unconfirmed)
    {
        public bool ReachesAll => Confirmed > 0 && Unconfirmed.Count == 0;
    }
}

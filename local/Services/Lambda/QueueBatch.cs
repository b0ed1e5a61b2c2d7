using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.Lambda;

/// <summary>A batch of messages as a function gets it, and what the function says about it.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html and
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
/// </remarks>
internal static class QueueBatch
{
    /// <summary>The event.</summary>
    public static JsonObject Event(string queueArn, string sender, IReadOnlyList<ReceivedMessage> messages) => new()
    {
        ["Records"] = new JsonArray([.. messages.Select(message => Record(queueArn, sender, message))]),
    };

    /// <summary>
    /// Ids of the messages that stay in the queue: those that the function reports, or all where its answer is not what
    /// Lambda asks for.
    /// </summary>
    public static IReadOnlyList<string> Failed(IReadOnlyList<string> batch, string? answer)
    {
        try
        {
            return (string.IsNullOrWhiteSpace(answer) ? null : JsonNode.Parse(answer)) switch
            {
                null => [],
                JsonObject map => Failed(batch, map),
                _ => batch,
            };
        }
        catch (JsonException)
        {
            return batch;
        }
    }

    private static IReadOnlyList<string> Failed(IReadOnlyList<string> batch, JsonObject answer)
    {
        if (!answer.TryGetPropertyValue("batchItemFailures", out var failures) || failures is null)
            return [];
        if (failures is not JsonArray list)
            return batch;
        var failed = list.Select(IdOf).ToList();
        return failed.TrueForAll(batch.Contains) ? failed : batch;
    }

    private static string IdOf(JsonNode? item) =>
        item is JsonObject one
        && one["itemIdentifier"] is JsonValue id
        && id.GetValueKind() == JsonValueKind.String
            ? id.GetValue<string>()
            : "";

    private static JsonObject Record(string queueArn, string sender, ReceivedMessage message) => new()
    {
        ["messageId"] = message.Id,
        ["receiptHandle"] = $"{message.Id}#{message.ReceiveCount}",
        ["body"] = message.Body,
        ["attributes"] = new JsonObject
        {
            ["ApproximateReceiveCount"] = message.ReceiveCount.ToString(CultureInfo.InvariantCulture),
            ["SentTimestamp"] = Milliseconds(message.SentAt),
            ["SenderId"] = sender,
            ["ApproximateFirstReceiveTimestamp"] = Milliseconds(message.FirstReceivedAt),
        },
        ["messageAttributes"] = new JsonObject(),
        ["md5OfBody"] = MessageDigest.Of(message.Body),
        ["eventSource"] = "aws:sqs",
        ["eventSourceARN"] = queueArn,
        ["awsRegion"] = queueArn.Split(':')[3],
    };

    private static string Milliseconds(DateTimeOffset time) =>
        time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}

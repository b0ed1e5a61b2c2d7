using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrails.Lambda.Runtime;

/// <summary>
/// Messages that an event source mapping hands to a function, and the answer that keeps some in the queue.
/// </summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html and
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html. An answer that Lambda cannot read
/// would put the whole batch back; so does an exception.
/// </remarks>
public static class QueueBatch
{
    /// <summary>
    /// The messages. One that is odd stands for itself, and costs no other one. The request is in memory already, so
    /// no deadline stops the reading: what comes too late can then say of which account.
    /// </summary>
    /// <exception cref="FormatException">It is no batch.</exception>
    public static async Task<IReadOnlyList<QueueMessage>> ReadAsync(Stream request)
    {
        using var batch = await JsonDocument.ParseAsync(request);
        return Member(batch.RootElement, "Records") is { ValueKind: JsonValueKind.Array } records
            ? [.. records.EnumerateArray().Select(Message)]
            : throw new FormatException("The event has no Records: expected what Amazon SQS hands to a function.");
    }

    /// <summary>The answer by which these messages stay in the queue and all others leave it.</summary>
    public static Stream Keep(IEnumerable<string> messageIds) => new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject { ["batchItemFailures"] = new JsonArray([.. messageIds.Select(Failure)]) }));

    private static JsonNode Failure(string messageId) => new JsonObject { ["itemIdentifier"] = messageId };

    private static QueueMessage Message(JsonElement record) => new(
        Text(record, "messageId") is { Length: > 0 } id ? id : null,
        Text(record, "body") ?? record.GetRawText(),
        Time(record, "SentTimestamp"),
        Time(record, "ApproximateFirstReceiveTimestamp"));

    private static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement json, string name)
    {
        if (Member(json, name) is not { ValueKind: JsonValueKind.String } member)
            return null;
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            // It holds half a character, which JSON may escape and no string can hold.
            return null;
        }
    }

    private static DateTimeOffset? Time(JsonElement record, string attribute) =>
        Member(record, "attributes") is { } attributes
        && long.TryParse(
            Text(attributes, attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}

/// <summary>One message of a queue.</summary>
/// <param name="Id">By which the function asks to keep it; null where it has none, and cannot be kept alone.</param>
/// <param name="Body">The event; of a record without one, the whole record.</param>
/// <param name="Sent">The time at which it was sent, by the queue's clock; null where none is said.</param>
/// <param name="FirstReceived">The time at which somebody first received it, likewise.</param>
public sealed record QueueMessage(string? Id, string Body, DateTimeOffset? Sent, DateTimeOffset? FirstReceived);

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
    /// <summary>The messages.</summary>
    /// <exception cref="FormatException">It is no batch, or has a message that could not be kept by itself.</exception>
    public static async Task<IReadOnlyList<QueueMessage>> ReadAsync(Stream request, CancellationToken cancellation)
    {
        var batch = await JsonNode.ParseAsync(request, cancellationToken: cancellation);
        var records = batch?["Records"] as JsonArray
            ?? throw new FormatException("The event has no Records: expected what Amazon SQS hands to a function.");
        return [.. records.Select(Message)];
    }

    /// <summary>The answer by which these messages stay in the queue and all others leave it.</summary>
    public static Stream Keep(IEnumerable<string> messageIds) => new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject { ["batchItemFailures"] = new JsonArray([.. messageIds.Select(Failure)]) }));

    private static JsonNode Failure(string messageId) => new JsonObject { ["itemIdentifier"] = messageId };

    private static QueueMessage Message(JsonNode? record) => new(
        Text(record, "messageId")
            ?? throw new FormatException("A record has no messageId: without it only the whole batch can be kept."),
        Text(record, "body") ?? "");

    private static string? Text(JsonNode? record, string name) =>
        (record as JsonObject)?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

/// <summary>One message of a queue.</summary>
/// <param name="Id">By which the function asks to keep it.</param>
/// <param name="Body">The event.</param>
public sealed record QueueMessage(string Id, string Body);

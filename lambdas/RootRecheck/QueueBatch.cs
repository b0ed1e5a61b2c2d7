using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrails.Lambda.RootRecheck;

/// <summary>What an event source mapping hands to a function, and how the function says which messages stay in the queue.</summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html and
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html. An answer that Lambda cannot read would put the whole
/// batch back; so does an exception.
/// </remarks>
internal static class QueueBatch
{
    public static async Task<IReadOnlyList<QueueMessage>> ReadAsync(Stream request, CancellationToken cancellation)
    {
        var batch = await JsonNode.ParseAsync(request, cancellationToken: cancellation);
        return [.. (batch?["Records"] as JsonArray ?? throw new FormatException("The event has no Records: expected what Amazon SQS hands to a function.")).Select(Message)];
    }

    public static Stream Keep(IEnumerable<string> messageIds) => new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["batchItemFailures"] = new JsonArray([.. messageIds.Select(id => (JsonNode)new JsonObject { ["itemIdentifier"] = id })]),
    }));

    private static QueueMessage Message(JsonNode? record) => new(
        Text(record, "messageId") ?? throw new FormatException("A record has no messageId: without it only the whole batch can be kept."),
        Text(record, "body") ?? "");

    private static string? Text(JsonNode? record, string name) =>
        (record as JsonObject)?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

/// <summary>One message of the queue.</summary>
/// <param name="Id">By which the function asks to keep it.</param>
/// <param name="Body">The event.</param>
internal sealed record QueueMessage(string Id, string Body);

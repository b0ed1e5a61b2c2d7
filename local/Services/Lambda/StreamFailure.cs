using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.Lambda;

/// <summary>
/// The message about records of a stream that Lambda gave up: neither items nor keys. Whoever reads it looks them up in
/// the stream.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html, "Discarded-record destinations".
/// </remarks>
internal static class StreamFailure
{
    /// <summary>The message.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="lost">What was given up.</param>
    /// <param name="why">The condition: retries or age.</param>
    /// <param name="failures">How often the function failed.</param>
    /// <param name="now">The time (UTC).</param>
    public static JsonObject Message(
        EventSourceMapping mapping,
        IReadOnlyList<TableRecord> lost,
        string why,
        int failures,
        DateTimeOffset now) => new()
    {
        ["requestContext"] = new JsonObject
        {
            ["requestId"] = mapping.Id,
            ["functionArn"] = mapping.FunctionArn,
            ["condition"] = why,
            ["approximateInvokeCount"] = failures,
        },
        ["responseContext"] = new JsonObject
        {
            ["statusCode"] = 200,
            ["executedVersion"] = "$LATEST",
            ["functionError"] = "Unhandled",
        },
        ["version"] = "1.0",
        ["timestamp"] = Text(now),
        ["DDBStreamBatchInfo"] = new JsonObject
        {
            ["shardId"] = "shardId-00000000000000000000-00000000",
            ["startSequenceNumber"] = lost[0].SequenceNumber,
            ["endSequenceNumber"] = lost[^1].SequenceNumber,
            ["approximateArrivalOfFirstRecord"] = Text(lost[0].At),
            ["approximateArrivalOfLastRecord"] = Text(lost[^1].At),
            ["batchSize"] = lost.Count,
            ["streamArn"] = mapping.SourceArn,
        },
    };

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

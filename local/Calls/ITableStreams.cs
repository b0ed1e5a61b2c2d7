using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Calls;

/// <summary>Streams of tables as Lambda polls them. Whoever calls holds the world's lock.</summary>
internal interface ITableStreams
{
    /// <summary>Tells whether there is such a stream.</summary>
    bool Has(string streamArn);

    /// <summary>Returns when the caller may do something with a stream that exists.</summary>
    /// <exception cref="AwsError">It may not.</exception>
    void Demand(Call call, string streamArn, string action);

    /// <summary>Records after a number that are still kept, oldest first, as a function gets them.</summary>
    IReadOnlyList<TableRecord> After(string streamArn, int number, int most);
}

/// <summary>A record of a stream.</summary>
/// <param name="Number">Its place in the stream.</param>
/// <param name="At">The time of the change (UTC).</param>
/// <param name="Json">The record as a function gets it.</param>
internal sealed record TableRecord(int Number, DateTimeOffset At, JsonObject Json)
{
    /// <summary>The sequence number as the record says it.</summary>
    public string SequenceNumber => Json["dynamodb"]!["SequenceNumber"]!.GetValue<string>();
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Ids;

namespace Guardrails.Lambda.IncidentAlerts;

/// <summary>A batch of the ledger's stream, and what of it is to be delivered again.</summary>
/// <remarks>
/// Lambda delivers again from the first record that failed on: those after it come twice, which changes nothing.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
/// </remarks>
internal sealed class StreamBatch
{
    private readonly List<(string Number, StreamRecord? Record, Exception? Failure)> _records = [];

    private StreamBatch()
    {
    }

    /// <summary>The changes that could be read.</summary>
    public IEnumerable<StreamRecord> Records => _records.Select(one => one.Record).OfType<StreamRecord>();

    /// <summary>The reasons why others could not.</summary>
    public IEnumerable<Exception> Failures => _records.Select(one => one.Failure).OfType<Exception>();

    /// <summary>Reads a batch. A record that nobody can read is kept as failed, and costs no other one.</summary>
    /// <exception cref="FormatException">
    /// A record has no number: only the whole batch can be delivered again.
    /// </exception>
    public static StreamBatch Read(JsonArray records)
    {
        var batch = new StreamBatch();
        foreach (var record in records)
        {
            var number = StreamRecord.NumberOf(record)
                ?? throw new FormatException("A record of the stream has no SequenceNumber.");
            try
            {
                batch._records.Add((number, StreamRecord.Read(record), null));
            }
            catch (FormatException exception)
            {
                batch._records.Add((number, null, exception));
            }
        }

        return batch;
    }

    /// <summary>The answer: the first record that could not be read, or whose account failed.</summary>
    public Stream Answer(IReadOnlySet<AccountId> failed)
    {
        var first = _records.Where(one => one.Record is null
                || (one.Record.IsHandled && failed.Contains(one.Record.Account)))
            .Select(one => one.Number).FirstOrDefault();
        return new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["batchItemFailures"] = first is null
                ? new JsonArray()
                : new JsonArray(new JsonObject { ["itemIdentifier"] = first }),
        }));
    }
}

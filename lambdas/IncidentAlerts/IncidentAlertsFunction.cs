using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.IncidentAlerts;

/// <summary>Tells people what the ledger holds: from its stream, from a schedule and when asked.</summary>
internal sealed class IncidentAlertsFunction
{
    private readonly Watch _watch;
    private readonly Jobs _jobs;
    private readonly TimeProvider _time;

    /// <summary>As Lambda runs it.</summary>
    public IncidentAlertsFunction(TimeProvider time)
        : this(
            Settings.Read(Environment.GetEnvironmentVariable),
            new AwsClients(AwsClients.Impatient),
            time,
            new(Console.Out))
    {
    }

    /// <summary>With the real SDK, wherever its clients call.</summary>
    public IncidentAlertsFunction(Settings settings, AwsClients aws, TimeProvider time, JsonLog log)
        : this(new Watch(settings, aws, time, log), time)
    {
    }

    /// <summary>With any parts.</summary>
    public IncidentAlertsFunction(Watch watch, TimeProvider time) =>
        (_watch, _jobs, _time) = (watch, new(watch, time), time);

    /// <exception cref="FormatException">The event is neither a batch of the stream nor a job.</exception>
    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        var asked = await JsonNode.ParseAsync(request, cancellationToken: CancellationToken.None);
        return asked switch
        {
            JsonObject batch when batch["Records"] is JsonArray records =>
                await HandleAsync(StreamBatch.Read(records), cancellation),
            JsonObject job when job[FunctionJobs.Member] is JsonValue value && value.TryGetValue(out string? name) =>
                new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(await _jobs.DoAsync(name, cancellation))),
            _ => throw new FormatException(
                "The event has neither Records nor a job: expected what the ledger's stream or a schedule sends."),
        };
    }

    private async Task<Stream> HandleAsync(StreamBatch batch, CancellationToken cancellation)
    {
        foreach (var failure in batch.Failures)
            _watch.Log(new LogLine(LogLine.Failed) { Finding = failure.Message });
        var failed = await RecordAsync(batch, cancellation);
        var claims = await _watch.ClaimAsync(
            batch.Records.Where(one => one.IsNew || one.Breach is not null).Select(one => one.Account), cancellation);
        // An alert that was claimed and cannot be sent is found by the sweep: the stream need not bring it again.
        _watch.Log(await _watch.Sender.SendCriticalAsync(claims.Alerts, cancellation));
        var untold = await AnnounceAsync(batch, cancellation);
        return batch.Answer(claims.Failed.Keys.Concat(failed).Concat(untold).ToHashSet());
    }

    /// <summary>Tells of announcements; returns the accounts whose announcements were not told everywhere.</summary>
    private async Task<IReadOnlyList<AccountId>> AnnounceAsync(StreamBatch batch, CancellationToken cancellation)
    {
        var untold = new List<AccountId>();
        foreach (var record in batch.Records.Where(one => one.IsAnnouncement))
        {
            try
            {
                await _watch.Announcements.SendAsync(record.Account, record.Key, cancellation);
                _watch.Log(new LogLine(LogLine.Announced) { Account = record.Account });
            }
            catch (Exception exception) when (exception is AwsCallException or FormatException)
            {
                // One that cannot be read reads the same next time. It is asked for again all the same: the stream
                // gives up on it into the queue for failed ones, whose alarm somebody hears.
                untold.Add(record.Account);
                _watch.Log(new LogLine(LogLine.Failed) { Account = record.Account, Finding = exception.Message });
            }
        }
        return untold;
    }

    /// <summary>Records changes of what never changes; returns the accounts whose changes were not recorded.</summary>
    private async Task<IReadOnlyList<AccountId>> RecordAsync(StreamBatch batch, CancellationToken cancellation)
    {
        var failed = new List<AccountId>();
        foreach (var record in batch.Records)
        {
            if (record.Breach is not { } change)
                continue;
            var now = _time.GetUtcNow();
            var breach = LedgerBreach.Of(
                record.EventId, record.Account, record.Key, change, record.At ?? now, now);
            try
            {
                await _watch.Ledger.RecordAsync(LedgerWriter.IncidentAlerts, [breach], cancellation);
                _watch.Log(new LogLine(LogLine.Changed) { Account = record.Account, Finding = breach.Facts[0] });
            }
            catch (Exception exception)
            {
                failed.Add(record.Account);
                _watch.Log(new LogLine(LogLine.Failed) { Account = record.Account, Finding = exception.Message });
            }
        }

        return failed;
    }
}

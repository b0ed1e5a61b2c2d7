using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Aws;
using Guardrails.Aws.Alerts;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Config;
using Guardrails.Aws.Ledger;
using Guardrails.Aws.Organizations;
using Guardrails.Aws.Reports;
using Guardrails.Core.Names;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Reporting;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.ComplianceReport;

/// <summary>
/// Makes the daily report: read, decide, write. What cannot be read is a problem that the report names; what cannot be
/// made or written fails the invocation, and leaves the report before as the newest. Running it again is safe.
/// </summary>
internal sealed class ComplianceReportFunction
{
    private readonly Settings _settings;
    private readonly OrganizationAccounts _accounts;
    private readonly AggregateReader _aggregate;
    private readonly IReadOnlyList<AlertTopic> _topics;
    private readonly ReportBucket _bucket;
    private readonly ReportLedger _days;
    private readonly IReportMaker _maker;
    private readonly TimeProvider _time;
    private readonly JsonLog _log;

    /// <summary>As Lambda runs it.</summary>
    public ComplianceReportFunction(TimeProvider time)
        : this(
            Settings.Read(Environment.GetEnvironmentVariable),
            new AwsClients(),
            time,
            new(Console.Out))
    {
    }

    /// <summary>With the real SDK, wherever its clients call.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="aws">The clients.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">The log, from which CloudWatch takes the metrics.</param>
    /// <param name="maker">What makes the report; null for what the product has.</param>
    public ComplianceReportFunction(
        Settings settings, AwsClients aws, TimeProvider time, JsonLog log, IReportMaker? maker = null)
    {
        var calls = new AwsCalls(ReportRemedies.Terms, time);
        (_settings, _time, _log) = (settings, time, log);
        _accounts = new(aws.Organizations(), calls);
        _aggregate = new(aws.In(settings.DetectionRegion).ConfigService(), settings.DetectionRegion, calls);
        var sns = aws.Topics();
        _topics =
        [
            new(sns, settings.AlertsTopic, isChat: false, calls),
            .. settings.ChatTopic is { } chat
                ? [new AlertTopic(sns, chat, isChat: true, calls)]
                : Array.Empty<AlertTopic>(),
        ];
        _bucket = new(aws.Objects(), settings.Bucket, settings.KeyArn, settings.Locked, calls);
        _days = new(new LedgerTable(aws.Ledger(), DeployedNames.Ledger, calls), settings.ManagementAccount);
        _maker = maker ?? new PlaceholderReport(_days);
    }

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        using var text = new StreamReader(request);
        var job = DailyJob.Read(await text.ReadToEndAsync(CancellationToken.None));
        var now = _time.GetUtcNow();
        var folder = Directory.CreateTempSubdirectory("guardrails-report-");
        try
        {
            var read = await ReadAsync(job, now, cancellation);
            var made = await _maker.MakeAsync(read, folder.FullName, cancellation);
            IReadOnlyList<string> problems = [.. read.Problems, .. made.Problems];
            var latest = await _bucket.WriteAsync(now, problems.Count == 0, made.Files, cancellation);
            var metrics = new Dictionary<ReportMetric, double>(made.Metrics)
            {
                [ReportMetric.ReportProblems] = problems.Count,
            };
            await _days.KeepAsync(now, metrics, cancellation);
            Tell(latest, problems, metrics, now);
            return new MemoryStream(Encoding.UTF8.GetBytes(latest.Text));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Without the list of accounts there is no report; without a second opinion there is.</summary>
    private async Task<ReportRequest> ReadAsync(DailyJob job, DateTimeOffset now, CancellationToken cancellation)
    {
        var problems = new List<string>();
        var accounts = await _accounts.ReadAsync(cancellation);
        AggregatedResults? copies = null;
        try
        {
            copies = await _aggregate.ReadAsync(cancellation);
        }
        catch (AwsCallException exception)
        {
            problems.Add($"AWS Config's own results could not be read: {exception.Message}");
        }

        foreach (var topic in _topics)
            problems.AddRange(await UnreachedAsync(topic, cancellation));
        return new(now, job.Exemptions, accounts, copies, problems);
    }

    /// <summary>Whoever was never reached learns it from the report, and from nothing that is sent.</summary>
    private static async Task<IReadOnlyList<string>> UnreachedAsync(AlertTopic topic, CancellationToken cancellation)
    {
        try
        {
            var recipients = await topic.RecipientsAsync(cancellation);
            var silent = recipients.Where(one => !one.IsConfirmed).Select(one => one.Endpoint).ToList();
            return
            [
                .. recipients.Any(one => one.IsConfirmed)
                    ? Array.Empty<string>()
                    : [$"Nobody is told of incidents by {topic.Name}: the topic has no recipient who confirmed."],
                .. silent.Count == 0
                    ? Array.Empty<string>()
                    : [$"Recipients of alerts by {topic.Name} who never confirmed: {string.Join(", ", silent)}."],
            ];
        }
        catch (AwsCallException exception)
        {
            return [$"The recipients of alerts by {topic.Name} could not be read: {exception.Message}"];
        }
    }

    /// <summary>The metrics come last, so that there are none of a report that is not there.</summary>
    private void Tell(
        LatestReport latest,
        IReadOnlyList<string> problems,
        Dictionary<ReportMetric, double> metrics,
        DateTimeOffset now)
    {
        _log.Write(new JsonObject
        {
            ["outcome"] = problems.Count == 0 ? "complete" : "incomplete",
            ["files"] = JsonLog.List(latest.Files.Select(file => $"{file.Key} {file.VersionId}")),
            ["problems"] = JsonLog.List(problems),
        });
        var line = new JsonObject();
        EmbeddedMetrics.AddTo(
            line,
            DeployedNames.MetricNamespace,
            (DeployedNames.OrganizationDimension, _settings.Organization),
            [
                .. ReportMetric.All.Where(metrics.ContainsKey)
                    .Select(metric => new EmbeddedValue(metric.Name, metric.Unit, metrics[metric])),
            ],
            now);
        _log.Write(line);
    }
}

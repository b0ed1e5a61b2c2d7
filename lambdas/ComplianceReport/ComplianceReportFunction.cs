using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Aws;
using Guardrails.Aws.Alerts;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Aws.Reports;
using Guardrails.Core.Names;
using Guardrails.Core.Reporting;
using Guardrails.Lambda.Runtime;
using Guardrails.Reports;

namespace Guardrails.Lambda.ComplianceReport;

/// <summary>
/// Makes the daily report: read, decide, write. What cannot be read is a problem that the report names; what cannot be
/// made or written fails the invocation, and leaves the report before as the newest. Running it again is safe.
/// </summary>
internal sealed class ComplianceReportFunction
{
    private readonly Settings _settings;
    private readonly ReportReader _reader;
    private readonly IReadOnlyList<AlertTopic> _topics;
    private readonly ReportBucket _bucket;
    private readonly ReportLedger _ledger;
    private readonly IReadOnlyList<IRendering> _renderings;
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
    /// <param name="renderings">The forms of the report; null for all that there are.</param>
    public ComplianceReportFunction(
        Settings settings,
        AwsClients aws,
        TimeProvider time,
        JsonLog log,
        IReadOnlyList<IRendering>? renderings = null)
    {
        var calls = new AwsCalls(ReportRemedies.Terms, time);
        (_settings, _log, _renderings) = (settings, log, renderings ?? Renderings.All);
        _ledger = new(new LedgerTable(aws.Ledger(), DeployedNames.Ledger, calls), time);
        _reader = new(
            new(aws.Organizations(), calls),
            _ledger,
            new(aws.In(settings.DetectionRegion).ConfigService(), settings.DetectionRegion, calls),
            time,
            new Progress<string>());
        var sns = aws.Topics();
        _topics =
        [
            new(sns, settings.AlertsTopic, isChat: false, calls),
            .. settings.ChatTopic is { } chat
                ? [new AlertTopic(sns, chat, isChat: true, calls)]
                : Array.Empty<AlertTopic>(),
        ];
        _bucket = new(aws.Objects(), settings.Bucket, settings.KeyArn, settings.Locked, calls);
    }

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        using var text = new StreamReader(request);
        var job = DailyJob.Read(await text.ReadToEndAsync(CancellationToken.None));
        var folder = Directory.CreateTempSubdirectory("guardrails-report-");
        try
        {
            var unreached = new List<string>();
            foreach (var topic in _topics)
                unreached.AddRange(await UnreachedAsync(topic, cancellation));
            var report = await _reader.ReadAsync(_settings.Scope(job.Exemptions), unreached, cancellation);
            var files = await RenderAsync(report, folder.FullName, cancellation);
            var latest = await _bucket.WriteAsync(report.At, report.IsComplete, files, cancellation);
            await _ledger.KeepAsync(_settings.ManagementAccount, report.ThisDay, cancellation);
            Tell(latest, report);
            return new MemoryStream(Encoding.UTF8.GetBytes(latest.Text));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>All of them are made before one is written.</summary>
    private async Task<IReadOnlyList<ReportFile>> RenderAsync(
        Core.Reporting.ComplianceReport report, string folder, CancellationToken cancellation)
    {
        var files = new List<ReportFile>();
        foreach (var rendering in _renderings)
        {
            var path = Path.Combine(folder, rendering.FileName);
            await using var stream = File.Create(path);
            await rendering.WriteAsync(report, stream, cancellation);
            files.Add(new(rendering.FileName, rendering.ContentType, path));
        }

        return files;
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
    private void Tell(LatestReport latest, Core.Reporting.ComplianceReport report)
    {
        _log.Write(new JsonObject
        {
            ["outcome"] = report.IsComplete ? "complete" : "incomplete",
            ["files"] = JsonLog.List(latest.Files.Select(file => $"{file.Key} {file.VersionId}")),
            ["problems"] = JsonLog.List(report.Problems),
        });
        var values = report.ThisDay.Values;
        var line = new JsonObject();
        EmbeddedMetrics.AddTo(
            line,
            DeployedNames.MetricNamespace,
            (DeployedNames.OrganizationDimension, _settings.Organization.Value),
            [
                .. ReportMetrics.All.Where(metric => values.ContainsKey(metric.Name))
                    .Select(metric => new EmbeddedValue(metric.Name, $"{metric.Unit}", values[metric.Name])),
            ],
            report.At);
        _log.Write(line);
    }
}

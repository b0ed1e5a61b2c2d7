using System.Text.Json.Nodes;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Config;
using Guardrails.Aws.Ledger;
using Guardrails.Aws.Organizations;
using Guardrails.Aws.Trails;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Json;
using Guardrails.Core.Names;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Snapshots;
using Guardrails.Core.Trails;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.Reconciliation;

/// <summary>
/// Compares, once a day, every account's evidence with what was heard of it: read, decide, write. An account that
/// cannot be read stops no other one, and the invocation fails in the end, so that its alarm sees it.
/// </summary>
internal sealed class ReconciliationFunction
{
    /// <summary>The accounts that are compared at a time.</summary>
    private const int AtATime = 16;

    /// <summary>
    /// The days in which an account that is no longer listed is sought, so that a later comparison tells its departure.
    /// </summary>
    private const int DaysBack = 7;

    /// <summary>The accounts that a failure names; it counts the others.</summary>
    private const int MostNamed = 20;

    /// <summary>The time that trails may take: all else waits for them, and nothing else depends on them.</summary>
    private static readonly TimeSpan TrailPatience = TimeSpan.FromSeconds(30);

    private readonly Settings _settings;
    private readonly OrganizationAccounts _accounts;
    private readonly ReconciliationLedger _ledger;
    private readonly AggregateReader _aggregate;
    private readonly TrailReader _trails;
    private readonly TimeProvider _time;
    private readonly JsonLog _log;

    /// <summary>As Lambda runs it.</summary>
    public ReconciliationFunction(TimeProvider time)
        : this(
            Settings.Read(Environment.GetEnvironmentVariable),
            new AwsClients(),
            time,
            new(Console.Out))
    {
    }

    /// <summary>With the real SDK, wherever its clients call.</summary>
    public ReconciliationFunction(Settings settings, AwsClients aws, TimeProvider time, JsonLog log)
    {
        var calls = new AwsCalls(ReconciliationRemedies.Terms, time);
        (_settings, _time, _log) = (settings, time, log);
        _aggregate = new(aws.In(settings.DetectionRegion).ConfigService(), settings.DetectionRegion, calls);
        _trails = new(
            region => aws.In(region).Trails(), settings.HomeRegion, calls.With(ReconciliationRemedies.OfTrails));
        _accounts = new(aws.Organizations(), calls);
        _ledger = new(new LedgerTable(aws.Ledger(), DeployedNames.Ledger, calls), time);
    }

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        using var text = new StreamReader(request);
        var job = DailyJob.Read(await text.ReadToEndAsync(CancellationToken.None));
        var now = _time.GetUtcNow();
        var today = await _accounts.ReadAsync(cancellation);
        var before = await _ledger.ComparedBeforeAsync(
            DateOnly.FromDateTime(now.UtcDateTime), DaysBack, cancellation);
        var (copies, unread) = await CopiesAsync(cancellation);
        var trails = await TrailsAsync(now, cancellation);
        var gone = before.Except(today.Keys).Select(account => (Account: account, Listed: (ListedAccount?)null));
        var results = await Limited.AllAsync(
            today.Select(one => (Account: one.Key, Listed: (ListedAccount?)one.Value)).Concat(gone),
            AtATime,
            one => CompareAsync(one.Account, one.Listed, job, copies, trails, now, cancellation));
        var failures = results.OfType<string>().ToList();
        if (failures.Count > 0)
        {
            // What could not be read of all accounts comes first: it explains more than any one of them.
            throw new InvalidOperationException(
                (unread is null ? "" : $"{unread.Message} ")
                + $"{Counted.Of(failures.Count, "account")} could not be compared; the others were. "
                + string.Join(' ', failures.Take(MostNamed)),
                unread);
        }

        return unread is null ? Stream.Null : throw unread;
    }

    /// <summary>AWS Config's copies; where nobody can read them, all else is compared, and that is said last.</summary>
    private async Task<(AggregatedResults? Copies, Exception? Unread)> CopiesAsync(CancellationToken cancellation)
    {
        try
        {
            return (await _aggregate.ReadAsync(cancellation), null);
        }
        catch (AwsCallException exception)
        {
            return (null, exception);
        }
    }

    /// <summary>
    /// The coverage by trails. They only explain: where nobody can read them, or write down what was read, all is
    /// compared as without them, and the coverage says why it is not known.
    /// </summary>
    private async Task<TrailCoverage> TrailsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TrailPatience);
        TrailCoverage coverage;
        try
        {
            coverage = TrailCoverage.Of(await _trails.ReadAsync(patience.Token));
        }
        catch (Exception exception)
        {
            coverage = TrailCoverage.CannotTell(exception.Message);
        }

        var line = new JsonObject
        {
            ["outcome"] = "trails",
            ["coverage"] = $"{coverage.Coverage}",
            ["findings"] = JsonLog.List(coverage.Sentences),
        };
        try
        {
            await _ledger.RecordAsync(_settings.ManagementAccount, coverage, now, cancellation);
        }
        catch (Exception exception)
        {
            line["unwritten"] = exception.Message;
        }

        _log.Write(line);
        return coverage;
    }

    /// <returns>Why the account was not compared; null where it was.</returns>
    private async Task<string?> CompareAsync(
        AccountId account,
        ListedAccount? listed,
        DailyJob job,
        AggregatedResults? copies,
        TrailCoverage trails,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var line = new JsonObject { ["account"] = account.Value };
        try
        {
            var latest = await _ledger.LatestAsync(account, cancellation);
            var today = new AccountToday(account, now)
            {
                State = listed?.State,
                Works = listed is not null && SnapshotAccount.CanAct(listed.State),
                Watched = listed is not null && !_settings.Excluded.Contains(account)
                    && _settings.Detection.Watches(account == _settings.ManagementAccount, listed.Above),
                Above = listed?.Above ?? [],
                Controls = _settings.Controls,
                Latest = latest,
                Copies = copies?.OfAccount(account, latest),
                Trails = trails,
                SignHeard = await _ledger.SignAsync(account, cancellation),
                Observations = await _ledger.ObservationsAsync(account, cancellation),
                Before = await _ledger.BeforeAsync(account, DateOnly.FromDateTime(now.UtcDateTime), cancellation),
            };
            var (observations, day) = Core.Reconciling.Reconciliation.Of(
                today, job.Exemptions, _settings.HeardRegions);
            await _ledger.RecordAsync(observations, listed is null ? null : day, now, cancellation);
            (line["outcome"], line["missed"], line["notWatched"]) = ("compared", day.Missed, day.NotWatched);
            line["observations"] = JsonLog.List(observations.Select(one => $"{one.Effect} {one.Kind?.Name}"));
            return null;
        }
        catch (Exception exception)
        {
            (line["outcome"], line["findings"]) = ("failed", JsonLog.List([exception.Message]));
            return exception.Message;
        }
        finally
        {
            lock (_log)
                _log.Write(line);
        }
    }
}

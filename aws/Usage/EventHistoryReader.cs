using Amazon.CloudTrail;
using Guardrails.Aws.Calls;
using Guardrails.Core.Activity;
using Guardrails.Core.Json;
using Guardrails.Core.Usage;

namespace Guardrails.Aws.Usage;

/// <summary>
/// Reads what access keys did from the event history of every Region, and what was done in the sessions that they
/// opened. Regions are read side by side: each has a rate of its own.
/// </summary>
/// <param name="lookupIn">Looks up events in a Region.</param>
/// <param name="journal">Keeps what was read.</param>
/// <param name="time">The clock.</param>
/// <param name="progress">Told how far it is.</param>
/// <param name="limit">The most that is read; null where all is.</param>
public sealed class EventHistoryReader(
    Func<string, HistoryLookup> lookupIn,
    IHistoryJournal journal,
    TimeProvider time,
    IProgress<string> progress,
    HistoryLimit? limit = null)
{
    private readonly Lock _gate = new();
    private readonly IHistoryJournal _journal = journal;
    private readonly TimeProvider _time = time;
    private readonly HistoryLimit? _limit = limit;

    /// <summary>Reads it all into a log.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="regions">The Regions.</param>
    /// <param name="window">The time.</param>
    /// <param name="log">Takes the events.</param>
    /// <param name="cancellation">Stops it; the journal has what was read.</param>
    /// <returns>What could not be read, by key.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<UsageGap>>> ReadAsync(
        IReadOnlyList<string> keys,
        IReadOnlyList<string> regions,
        UsageWindow window,
        UsageLog log,
        CancellationToken cancellation)
    {
        foreach (var one in _journal.Events)
            Add(log, one);
        var readers = regions.Distinct(StringComparer.Ordinal)
            .Select(region => new RegionReader(this, region, lookupIn(region), window, log)).ToList();
        var left = keys.Distinct(StringComparer.Ordinal).ToList();
        var read = new HashSet<string>(StringComparer.Ordinal);
        while (left.Count > 0)
        {
            progress.Report(
                $"reading events of {Counted.Of(left.Count, read.Count == 0 ? "key" : "session")} in "
                + $"{Counted.Of(readers.Count, "Region")}");
            var areSessions = read.Count > 0;
            await Task.WhenAll(readers.Select(reader => reader.ReadAsync(left, areSessions, cancellation)));
            read.UnionWith(left);
            // The latest first: what a limit leaves unread is what may be known from before.
            left =
            [
                .. keys.SelectMany(log.SessionsOf).Distinct(StringComparer.Ordinal).Except(read)
                    .OrderByDescending(session => log.EndOf(session) ?? DateTimeOffset.MaxValue),
            ];
        }

        return keys.Distinct(StringComparer.Ordinal).ToDictionary(
            key => key,
            IReadOnlyList<UsageGap> (key) =>
            [
                .. log.SessionsOf(key).Prepend(key)
                    .SelectMany(id => readers.SelectMany(reader => reader.GapsOf(id))).Distinct(),
            ],
            StringComparer.Ordinal);
    }

    private static void Add(UsageLog log, string json)
    {
        try
        {
            log.Add(RootActivity.ParseRecord(json));
        }
        catch (FormatException exception)
        {
            log.AddUnreadable($"in event history: {exception.Message}");
        }
    }

    /// <summary>One Region, read one key after another.</summary>
    private sealed class RegionReader(
        EventHistoryReader all, string region, HistoryLookup lookup, UsageWindow window, UsageLog log)
    {
        private readonly Dictionary<string, List<UsageGap>> _gaps = new(StringComparer.Ordinal);
        private AwsCallException? _closed;
        private int _lookups;

        public List<UsageGap> GapsOf(string accessKeyId) => _gaps.GetValueOrDefault(accessKeyId, []);

        public async Task ReadAsync(IReadOnlyList<string> keys, bool areSessions, CancellationToken cancellation)
        {
            foreach (var key in keys)
            {
                // One busy key must not hide another one; of sessions a key may open thousands.
                if (!areSessions)
                    _lookups = 0;
                await ReadAsync(key, cancellation);
            }

            _lookups = areSessions ? _lookups : 0;
        }

        private async Task ReadAsync(string key, CancellationToken cancellation)
        {
            HistoryPlace from;
            DateTimeOffset? end;
            lock (all._gate)
                (from, end) = (all._journal.PlaceOf(key, region), log.EndOf(key));
            if (from.IsFinished)
                return;
            if (_closed is not null)
            {
                Add(key, _closed.Reason, _closed.Remedy);
                return;
            }

            if (_lookups >= all._limit?.Lookups)
            {
                if (!all._limit.IsOver(end))
                    AddLimit(key);
                return;
            }

            if (!window.IsInHistory(all._time.GetUtcNow()))
            {
                Add(
                    key,
                    "the first days of the time that is looked at are no longer in event history",
                    "begin again, without the file of an earlier reading.");
            }

            try
            {
                var pages = lookup.ReadAsync(LookupAttributeKey.AccessKeyId, key, window, from, cancellation);
                await foreach (var page in pages)
                {
                    Keep(new(key, region, page.Events, page.Place));
                    if (++_lookups < all._limit?.Lookups || page.Place.IsFinished || all._limit is null)
                        continue;
                    if (!all._limit.IsKnown(page.Place))
                        AddLimit(key);
                    return;
                }
            }
            catch (AwsCallException exception)
            {
                Add(key, exception.Reason, exception.Remedy);

                // What refuses one key refuses the next one.
                _closed = exception.IsOfAll ? exception : null;
            }
        }

        private void Keep(HistoryPage page)
        {
            lock (all._gate)
            {
                all._journal.Keep(page);
                foreach (var json in page.Events)
                    EventHistoryReader.Add(log, json);
            }
        }

        private void AddLimit(string key) => Add(
            key,
            $"there are more than {Counted.Of(all._limit!.Lookups, "page")} of events, and the older ones were not "
            + "read",
            "read them all with guardrails usage.",
            isLimit: true);

        private void Add(string key, string reason, string remedy, bool isLimit = false)
        {
            if (!_gaps.TryGetValue(key, out var gaps))
                _gaps[key] = gaps = [];
            gaps.Add(new(region, reason, remedy) { IsLimit = isLimit });
        }
    }
}

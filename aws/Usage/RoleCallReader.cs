using Amazon.CloudTrail;
using Guardrails.Aws.Calls;
using Guardrails.Core.Activity;
using Guardrails.Core.Json;
using Guardrails.Core.Usage;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Aws.Usage;

/// <summary>
/// Reads the calls that the sessions of a role made. Event history knows no role, so every event of the names that
/// matter is read, whoever made it, and those of other callers are passed over. Regions are read side by side.
/// </summary>
/// <param name="lookupIn">Looks up events in a Region.</param>
/// <param name="progress">Told how far it is.</param>
/// <param name="limit">The most that is read of all names; null where that of each name is enough.</param>
public sealed class RoleCallReader(
    Func<string, HistoryLookup> lookupIn, IProgress<string> progress, HistoryLimit? limit = null)
{
    /// <summary>The pages that are read of one name in one Region.</summary>
    /// <remarks>
    /// At two lookups a second, the most that AWS allows, a name takes up to 50 seconds: eighteen busy names of a
    /// Region then fit into the 15 minutes of a role's session. Source:
    /// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
    /// </remarks>
    public const int MostPages = 100;

    /// <summary>Reads them.</summary>
    /// <param name="role">The role.</param>
    /// <param name="names">The names of the events, by Region.</param>
    /// <param name="window">The time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The calls, in no order, and what could not be read.</returns>
    public async Task<(IReadOnlyList<RootActivity> Calls, IReadOnlyList<UsageGap> Gaps)> ReadAsync(
        IamRoleArn role,
        IReadOnlyDictionary<string, IReadOnlyList<string>> names,
        UsageWindow window,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(role);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(window);
        progress.Report(
            $"reading calls of role {role.Name}: {Counted.Of(names.Sum(one => one.Value.Count), "name")} in "
            + $"{Counted.Of(names.Count, "Region")}");
        var read = await Task.WhenAll(names.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => new RegionReader(one.Key, lookupIn(one.Key), role, window, limit)
                .ReadAsync(one.Value, cancellation)));
        return ([.. read.SelectMany(one => one.Calls)], [.. read.SelectMany(one => one.Gaps)]);
    }

    /// <summary>One Region, read one name after another.</summary>
    private sealed class RegionReader(
        string region, HistoryLookup lookup, IamRoleArn role, UsageWindow window, HistoryLimit? limit)
    {
        private int _lookups;
        private readonly List<RootActivity> _calls = [];
        private readonly List<UsageGap> _gaps = [];

        public async Task<(List<RootActivity> Calls, List<UsageGap> Gaps)> ReadAsync(
            IReadOnlyList<string> names, CancellationToken cancellation)
        {
            AwsCallException? closed = null;
            foreach (var name in names)
            {
                try
                {
                    if (closed is not null)
                        throw closed;
                    await ReadAsync(name, cancellation);
                }
                catch (AwsCallException exception)
                {
                    // What refuses one name refuses the next one.
                    closed = exception.IsOfAll ? exception : null;
                    Add($"the role's calls of {Printable.Line(name)}: {exception.Reason}", exception.Remedy);
                }
            }

            return (_calls, _gaps);
        }

        private async Task ReadAsync(string name, CancellationToken cancellation)
        {
            if (_lookups >= limit?.Lookups)
            {
                AddLimit(name, limit.Lookups);
                return;
            }

            var pages = 0;
            var all = lookup.ReadAsync(
                LookupAttributeKey.EventName, name, window, HistoryPlace.Beginning, cancellation);
            await foreach (var page in all)
            {
                foreach (var json in page.Events)
                    Take(name, json);
                (pages, _lookups) = (pages + 1, _lookups + 1);
                if ((pages < MostPages && !(_lookups >= limit?.Lookups)) || page.Place.IsFinished)
                    continue;
                AddLimit(name, pages);
                return;
            }
        }

        private void AddLimit(string name, int pages) => _gaps.Add(new(
            region,
            $"there are more than {Counted.Of(pages, "page")} of {Printable.Line(name)}, and the older ones were not "
            + "read",
            "give a later time with --since, or read a trail's files with --events.")
        {
            IsLimit = true,
        });

        private void Take(string name, string json)
        {
            try
            {
                var call = RootActivity.ParseRecord(json);
                if (role.Issued(call))
                    _calls.Add(call);
            }
            catch (FormatException exception)
            {
                Add(
                    $"an event of {Printable.Line(name)} cannot be read: {exception.Message.TrimEnd('.')}",
                    "look at it, as it may be a call of the role.");
            }
        }

        private void Add(string reason, string remedy) => _gaps.Add(new(region, reason, remedy));
    }
}

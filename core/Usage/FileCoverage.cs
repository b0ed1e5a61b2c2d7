using System.Globalization;
using System.Text.RegularExpressions;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Usage;

/// <summary>The days and Regions of an account of which there are log files, by the names of the files.</summary>
/// <param name="account">The account.</param>
/// <remarks>
/// A file shows what happened; that there was nothing else on its day, no file shows. So a day with a file counts as
/// covered, and one without never does. Source:
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html#cloudtrail-log-filename-format
/// </remarks>
public sealed partial class FileCoverage(AccountId account)
{
    private readonly SortedDictionary<string, SortedSet<DateOnly>> _days = new(StringComparer.Ordinal);

    /// <summary>The files whose names tell no Region and day of the account.</summary>
    public int Nameless { get; private set; }

    /// <summary>The days of which there are files, by Region.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<DateOnly>> Days =>
        _days.ToDictionary(one => one.Key, IReadOnlyCollection<DateOnly> (one) => one.Value, StringComparer.Ordinal);

    /// <summary>Takes note of a file that was read to its end.</summary>
    /// <param name="name">Its name, without a folder.</param>
    public void Add(string name)
    {
        if (Named().Match(name) is not { Success: true } found
            || found.Groups["account"].Value != account.Value
            || !DateOnly.TryParseExact(
                found.Groups["day"].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Nameless++;
            return;
        }

        var region = found.Groups["region"].Value;
        if (!_days.TryGetValue(region, out var days))
            _days[region] = days = [];
        days.Add(day);
    }

    /// <summary>The parts of a time that no file covers.</summary>
    /// <param name="window">The time.</param>
    /// <param name="regions">The Regions that are enabled in the account; none where nobody said.</param>
    public IEnumerable<UsageGap> Gaps(UsageWindow window, IReadOnlyList<string> regions)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(regions);
        if (regions.Count == 0)
        {
            yield return new(
                Region: null,
                "files do not say which Regions are enabled",
                "name every Region that is enabled in the account with --regions.");
        }

        foreach (var region in regions)
        {
            var missing = window.Days().Except(_days.GetValueOrDefault(region) ?? []).ToList();
            if (missing.Count > 0)
            {
                yield return new(
                    region,
                    $"there is no file of {Counted.Of(missing.Count, "day")}, the first of them "
                    + $"{missing[0]:yyyy-MM-dd}",
                    "add the files of these days, or read event history instead.");
            }
        }
    }

    [GeneratedRegex(
        @"^(?<account>[0-9]{12})_CloudTrail_(?<region>[a-z]{2}(?:-[a-z]+)+-[0-9]{1,2})_(?<day>[0-9]{8})T[0-9]{4}Z_"
        + @"[A-Za-z0-9]+\.json(?:\.gz)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}

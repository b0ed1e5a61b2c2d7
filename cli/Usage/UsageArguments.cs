using System.Globalization;
using System.Text.RegularExpressions;
using Guardrails.Cli.Shared;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Usage;

namespace Guardrails.Cli.Usage;

/// <summary>The command line of <c>guardrails usage</c>, checked.</summary>
/// <param name="Account">The account.</param>
/// <param name="Keys">The keys that were named; none for all that a root session lists.</param>
/// <param name="Regions">The Regions that were named; none for all that are enabled.</param>
/// <param name="Days">The days to look at.</param>
internal sealed partial record UsageArguments(
    AccountId Account, IReadOnlyList<string> Keys, IReadOnlyList<string> Regions, int Days)
{
    /// <summary>The profile with credentials.</summary>
    public string? Profile { get; init; }

    /// <summary>The role of the account that reads.</summary>
    public string? Role { get; init; }

    /// <summary>The file in which the reading is kept.</summary>
    public string? Resume { get; init; }

    /// <summary>The files that are read instead of event history.</summary>
    public string? Events { get; init; }

    /// <summary>The last use as the command line tells it; null where it does not.</summary>
    public Reading<RootKeyUse>? LastUse { get; init; }

    /// <summary>The replacement role that is to be written; null for none.</summary>
    public WantedReplacement? Replacement { get; init; }

    /// <summary>The role that the keys are compared with; null for none.</summary>
    public WantedComparison? Against { get; init; }

    /// <summary>Checks it.</summary>
    /// <param name="account">The account, as it was typed.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="regions">The Regions, some separated by commas.</param>
    /// <param name="days">The days.</param>
    /// <param name="lastUsed">The last use.</param>
    /// <param name="events">The files.</param>
    /// <param name="others">The options that make no sense with files, where they were given.</param>
    /// <param name="further">What else is done with the calls.</param>
    /// <exception cref="CommandException">Some of it does not fit together; the message has all of it.</exception>
    public static UsageArguments Of(
        string account,
        IReadOnlyList<string> keys,
        IReadOnlyList<string> regions,
        int days,
        string? lastUsed,
        string? events,
        IReadOnlyList<string> others,
        FurtherOptions? further = null)
    {
        var wrong = new List<string>();
        var id = AccountId.TryParse(account);
        if (id is null)
            wrong.Add($"ACCOUNT is '{account}', not 12 digits. Remedy: give an account id.");
        wrong.AddRange(keys.Where(key => !KeyId().IsMatch(key)).Select(key =>
            $"--key is '{key}', no id of an access key. Remedy: give an id such as AKIAIOSFODNN7EXAMPLE."));
        var named = regions.SelectMany(one => one.Split(',', StringSplitOptions.TrimEntries)).ToList();
        wrong.AddRange(named.Where(one => !Partition.All.Any(partition => partition.HasRegion(one))).Select(one =>
            $"--regions has '{one}', no name of a Region. Remedy: give names such as us-east-1,eu-west-1."));
        if (days is < 1 or > UsageWindow.DaysOfHistory && events is null)
        {
            wrong.Add(
                $"--days is {days.ToString(CultureInfo.InvariantCulture)}: event history has "
                + $"{UsageWindow.DaysOfHistory} days. Remedy: give 1 to {UsageWindow.DaysOfHistory}, or files.");
        }

        if (events is not null && keys.Count == 0)
            wrong.Add("Files do not say which root keys there are. Remedy: name each with --key.");
        if (events is not null && others.Count > 0)
            wrong.Add($"--events reads files alone. Remedy: leave out {string.Join(" and ", others)}.");
        var used = lastUsed is null ? null : LastUseOf(lastUsed, keys, wrong);
        var (replacement, against) = (further ?? new()).Check(id, days, wrong);
        return wrong.Count > 0
            ? throw new CommandException(ExitCode.BadInput, wrong)
            : new(id!, [.. keys.Distinct(StringComparer.Ordinal)], [.. named.Distinct(StringComparer.Ordinal)], days)
            {
                Events = events, LastUse = used, Replacement = replacement, Against = against,
            };
    }

    private static Reading<RootKeyUse>? LastUseOf(string text, IReadOnlyList<string> keys, List<string> wrong)
    {
        if (keys.Count != 1)
            wrong.Add("--last-used is of one key. Remedy: name one key with --key.");
        if (text == "never")
            return Reading.All<RootKeyUse>();
        if (DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at))
            return Reading.All(new RootKeyUse(at, Service: null, Region: null));
        wrong.Add($"--last-used is '{text}'. Remedy: give 'never' or a time (UTC) such as 2026-11-23T09:00:00Z.");
        return null;
    }

    [GeneratedRegex(@"\A[A-Z0-9]{16,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyId();
}

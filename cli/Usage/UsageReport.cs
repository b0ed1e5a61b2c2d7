using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Usage;

namespace Guardrails.Cli.Usage;

/// <summary>The use of an account's root keys for a machine.</summary>
internal sealed record UsageReport(
    AccountId Account,
    DateTimeOffset From,
    DateTimeOffset To,
    string Source,
    bool Complete,
    string? OtherKeys,
    IReadOnlyList<CoveredRegion> Covered,
    IReadOnlyList<UsedKey> Keys,
    ReplacementReport? Replacement,
    ComparisonReport? Comparison)
{
    /// <summary>Its JSON, as <c>usage --output json</c> writes it.</summary>
    public static readonly ReportFormat<UsageReport> Format = new("Guardrails: usage", version: 1);

    public static UsageReport Of(ReadUsage read) => new(
        read.Account,
        read.Window.From,
        read.Window.To,
        read.Source,
        read.OtherKeys is null && read.Keys.All(key => key.IsComplete),
        read.OtherKeys?.ToString(),
        [.. (read.Coverage?.Days ?? new Dictionary<string, IReadOnlyCollection<DateOnly>>())
            .Select(one => new CoveredRegion(one.Key, one.Value.Min(), one.Value.Max(), one.Value.Count))],
        [.. read.Keys.Select(UsedKey.Of)],
        read.Replacement is { } replacement ? ReplacementReport.Of(replacement) : null,
        read.Comparison is { } comparison ? ComparisonReport.Of(comparison) : null);
}

/// <summary>The days of which there are files in a Region.</summary>
internal sealed record CoveredRegion(string Region, DateOnly First, DateOnly Last, int Days);

/// <summary>One key.</summary>
internal sealed record UsedKey(
    string AccessKeyId,
    string Verdict,
    string Explanation,
    bool Complete,
    int Calls,
    DateTimeOffset? LastUsed,
    string? LastUsedService,
    string? LastUsedRegion,
    IReadOnlyList<string> Sessions,
    IReadOnlyDictionary<string, int> Days,
    IReadOnlyList<UsedCall> Allowed,
    IReadOnlyList<UsedCall> Refused,
    IReadOnlyList<UsedCall> Failed,
    IReadOnlyList<UsageHint> Hints,
    IReadOnlyList<string> Gaps)
{
    public static UsedKey Of(KeyUsage key)
    {
        var last = key.LastUse.Seen.Count > 0 ? key.LastUse.Seen[0] : null;
        return new(
            key.AccessKeyId,
            VerdictWords.Name(key.Verdict),
            VerdictWords.Sentence(key),
            key.IsComplete,
            key.Calls.Count,
            last?.At,
            last?.Service,
            last?.Region,
            key.Sessions,
            key.Days.ToDictionary(day => $"{day.Key:yyyy-MM-dd}", day => day.Value, StringComparer.Ordinal),
            [.. key.Allowed.Select(UsedCall.Of)],
            [.. key.Refused.Select(UsedCall.Of)],
            [.. key.Failed.Select(UsedCall.Of)],
            key.Hints,
            [.. VerdictWords.Gaps(key)]);
    }
}

/// <summary>Calls of one service and name that ended alike.</summary>
internal sealed record UsedCall(
    string Service,
    string Name,
    string? ErrorCode,
    bool ByServiceControlPolicy,
    string? PolicyId,
    int Count,
    DateTimeOffset First,
    DateTimeOffset Last,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Addresses,
    IReadOnlyList<string> Agents,
    IReadOnlyList<string> Resources,
    IReadOnlyDictionary<string, int> Days)
{
    public static UsedCall Of(CallSummary one) => new(
        one.Service,
        one.Name,
        one.End.ErrorCode,
        one.End.ByServiceControlPolicy,
        one.End.PolicyId,
        one.Count,
        one.First,
        one.Last,
        one.Regions,
        one.Addresses,
        one.Agents,
        one.Resources,
        one.Days.ToDictionary(day => $"{day.Key:yyyy-MM-dd}", day => day.Value, StringComparer.Ordinal));
}

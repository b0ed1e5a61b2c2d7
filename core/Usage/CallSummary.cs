namespace Guardrails.Core.Usage;

/// <summary>Calls of the same service and name that ended alike.</summary>
/// <param name="Service">The service that logged them, such as <c>s3.amazonaws.com</c>.</param>
/// <param name="Name">The event's name.</param>
/// <param name="End">The way in which they ended.</param>
/// <param name="Count">How many there are.</param>
/// <param name="First">The time of the first one (UTC).</param>
/// <param name="Last">The time of the last one (UTC).</param>
public sealed record CallSummary(
    string Service, string Name, CallEnd End, int Count, DateTimeOffset First, DateTimeOffset Last)
{
    /// <summary>The Regions that logged them.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>The addresses that they came from.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>The programs, as they call themselves.</summary>
    public required IReadOnlyList<string> Agents { get; init; }

    /// <summary>The ARNs of the resources that the events list.</summary>
    public required IReadOnlyList<string> Resources { get; init; }

    /// <summary>Their number on each day that has any (UTC).</summary>
    public required IReadOnlyDictionary<DateOnly, int> Days { get; init; }

    /// <summary>The summaries, by service and name.</summary>
    internal static IReadOnlyList<CallSummary> Of(IEnumerable<KeyCall> calls, Func<KeyCall, CallEnd> endOf) =>
    [
        .. calls.GroupBy(call => (call.Activity.EventSource, call.Activity.Name, End: endOf(call)))
            .Select(group => Of(group.Key.EventSource, group.Key.Name, group.Key.End, [.. group]))
            .OrderBy(one => one.Service, StringComparer.Ordinal)
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .ThenBy(one => one.End.ErrorCode, StringComparer.Ordinal)
            .ThenBy(one => one.End.PolicyId, StringComparer.Ordinal)
            .ThenBy(one => one.End.ByServiceControlPolicy),
    ];

    /// <summary>The number of calls on each day.</summary>
    internal static SortedDictionary<DateOnly, int> DaysOf(IEnumerable<KeyCall> calls) =>
        new(calls.CountBy(call => call.Day).ToDictionary());

    private static CallSummary Of(string service, string name, CallEnd end, IReadOnlyList<KeyCall> calls)
    {
        return new(service, name, end, calls.Count, calls.Min(one => one.Time), calls.Max(one => one.Time))
        {
            Regions = Texts(one => [one.Activity.Region]),
            Addresses = Texts(one => [one.Activity.Origin.Address]),
            Agents = Texts(one => [one.Activity.Origin.Agent]),
            Resources = Texts(one => one.Activity.Resources.Select(resource => resource.Arn)),
            Days = DaysOf(calls),
        };

        IReadOnlyList<string> Texts(Func<KeyCall, IEnumerable<string?>> of) =>
        [
            .. calls.DistinctBy(one => one.Activity, ReferenceEqualityComparer.Instance)
                .SelectMany(of).OfType<string>().Where(text => text.Length > 0)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }
}

namespace Guardrails.Core.Trails;

/// <summary>An advanced event selector of a trail: it selects what meets all of its conditions.</summary>
/// <param name="Conditions">The conditions.</param>
/// <remarks>
/// A trail's conditions on management events are <c>eventCategory</c>, <c>readOnly</c>, which only equal something, and
/// <c>eventSource</c>, which is only another one. Whatever else stands there leaves out nobody knows what.
/// Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
/// </remarks>
public sealed record AdvancedSelector(IReadOnlyList<SelectorCondition> Conditions)
{
    internal ManagementEvents Events
    {
        get
        {
            var category = Of("eventCategory");
            if (category.Count == 0 || category.Any(one => one is not { IsOneOf.Count: > 0 } || !one.OnlyEquals))
                return ManagementEvents.Unknown;
            if (category.Any(one => !one.IsOneOf.Contains("Management", StringComparer.Ordinal)))
                return ManagementEvents.None;

            var readOnly = Of("readOnly");
            var (reads, writes) = (Allows(readOnly, "true"), Allows(readOnly, "false"));
            var sources = Of("eventSource");
            var excluded = sources.SelectMany(one => one.IsNoneOf).ToList();
            var isRead = Conditions.Count == category.Count + readOnly.Count + sources.Count
                && readOnly.All(one => one.OnlyEquals)
                && sources.All(one => one.OnlyDiffers)
                && TrailSelectors.MayExclude(excluded);
            return isRead
                ? ManagementEvents.Of(reads, writes, excluded)
                : ManagementEvents.Perhaps(reads, writes);
        }
    }

    private List<SelectorCondition> Of(string field) =>
        [.. Conditions.Where(one => one.Field == field)];

    private static bool Allows(List<SelectorCondition> conditions, string value) =>
        conditions.All(one => !one.OnlyEquals || one.IsOneOf.Contains(value, StringComparer.Ordinal));
}

/// <summary>A condition of an advanced event selector.</summary>
/// <param name="Field">The field of events that it is about, such as <c>readOnly</c>.</param>
/// <param name="IsOneOf">The values that the field may equal; empty where it need not.</param>
/// <param name="IsNoneOf">The values that it must not equal.</param>
/// <param name="IsOtherwise">True where the beginning or the end of the field decides, too.</param>
public sealed record SelectorCondition(
    string Field, IReadOnlyList<string> IsOneOf, IReadOnlyList<string> IsNoneOf, bool IsOtherwise)
{
    internal bool OnlyEquals => IsOneOf.Count > 0 && IsNoneOf.Count == 0 && !IsOtherwise;

    internal bool OnlyDiffers => IsOneOf.Count == 0 && IsNoneOf.Count > 0 && !IsOtherwise;
}

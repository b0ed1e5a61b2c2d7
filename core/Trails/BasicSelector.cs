namespace Guardrails.Core.Trails;

/// <summary>A basic event selector of a trail.</summary>
/// <param name="ReadWriteType"><c>All</c>, <c>ReadOnly</c> or <c>WriteOnly</c>; null where the answer lacks it.</param>
/// <param name="IncludesManagement">True where it selects management events, too; null likewise.</param>
/// <param name="Excluded">The event sources whose management events it leaves out.</param>
/// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html</remarks>
public sealed record BasicSelector(
    string? ReadWriteType, bool? IncludesManagement, IReadOnlyList<string> Excluded)
{
    internal ManagementEvents Events => (IncludesManagement, ReadWriteType) switch
    {
        (false, _) => ManagementEvents.None,
        (true, "All") => Excluding(reads: true, writes: true),
        (true, "ReadOnly") => Excluding(reads: true, writes: false),
        (true, "WriteOnly") => Excluding(reads: false, writes: true),
        _ => ManagementEvents.Unknown,
    };

    private ManagementEvents Excluding(bool reads, bool writes) =>
        TrailSelectors.MayExclude(Excluded)
            ? ManagementEvents.Of(reads, writes, Excluded)
            : ManagementEvents.Perhaps(reads, writes);
}

namespace Guardrails.Aws.Usage;

/// <summary>The pages of event history that were read, kept so that a reading that was stopped can go on.</summary>
public interface IHistoryJournal
{
    /// <summary>The events of the pages that were kept, as CloudTrail writes them.</summary>
    IEnumerable<string> Events { get; }

    /// <summary>The place that a reading got to.</summary>
    HistoryPlace PlaceOf(string accessKeyId, string region);

    /// <summary>Keeps a page, whole or not at all.</summary>
    void Keep(HistoryPage page);
}

/// <summary>The place that the reading of a key's events in a Region got to: from the newest to the oldest.</summary>
/// <param name="Reached">The time of the oldest event that was read; null where none was.</param>
/// <param name="IsFinished">True where all were read.</param>
public sealed record HistoryPlace(DateTimeOffset? Reached, bool IsFinished)
{
    /// <summary>The place of a reading that has not begun.</summary>
    public static readonly HistoryPlace Beginning = new(Reached: null, IsFinished: false);
}

/// <summary>One page of event history.</summary>
/// <param name="AccessKeyId">The key whose events were asked for.</param>
/// <param name="Region">The Region.</param>
/// <param name="Events">The events, as CloudTrail writes them.</param>
/// <param name="Place">The place that the reading got to with it.</param>
public sealed record HistoryPage(
    string AccessKeyId, string Region, IReadOnlyList<string> Events, HistoryPlace Place);

/// <summary>Keeps nothing: a reading that is stopped begins again.</summary>
public sealed class NoJournal : IHistoryJournal
{
    /// <inheritdoc/>
    public IEnumerable<string> Events => [];

    /// <inheritdoc/>
    public HistoryPlace PlaceOf(string accessKeyId, string region) => HistoryPlace.Beginning;

    /// <inheritdoc/>
    public void Keep(HistoryPage page)
    {
    }
}

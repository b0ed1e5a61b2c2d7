using Guardrails.Core.Evidence;

namespace Guardrails.Core.Usage;

/// <summary>The answer to the question whether an access key is in use: one of four, and there is no other.</summary>
public abstract record KeyVerdict
{
    private KeyVerdict()
    {
    }

    /// <summary>
    /// The key did nothing: no event in any enabled Region in the whole window, and no last use as new as that.
    /// </summary>
    public sealed record Unused : KeyVerdict;

    /// <summary>The key is used.</summary>
    /// <param name="Services">The services that its events name, the one with most events first.</param>
    public sealed record Used(IReadOnlyList<string> Services) : KeyVerdict;

    /// <summary>
    /// The key is in use, and no event says by what: the last use that IAM tells is newer than every event, or of a
    /// service that no event names. Calls on data (objects, items, messages) are such uses.
    /// </summary>
    /// <param name="LastUse">The last use, as IAM tells it.</param>
    /// <param name="Why">The reason why no event explains it, as a sentence.</param>
    public sealed record InUseByWhatIsNotKnown(RootKeyUse LastUse, string Why) : KeyVerdict;

    /// <summary>Nobody can tell: something could not be read, and what could shows no use.</summary>
    /// <param name="Reasons">What could not be read.</param>
    public sealed record CannotTell(IReadOnlyList<UsageGap> Reasons) : KeyVerdict;

    /// <summary>Decides by what was read. The order of the arms is the order of what is worse to overlook.</summary>
    internal static KeyVerdict Of(
        UsageWindow window, IReadOnlyList<KeyCall> calls, Reading<RootKeyUse> uses, IReadOnlyList<UsageGap> gaps)
    {
        var last = uses.Seen.Count > 0 ? uses.Seen[0] : null;
        if (last is not null && Unexplained.Why(window, calls, last) is { } why)
            return new InUseByWhatIsNotKnown(last, why);
        if (calls.Count > 0)
        {
            return new Used(
            [
                .. calls.CountBy(call => call.Activity.EventSource)
                    .OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal)
                    .Select(one => one.Key),
            ]);
        }

        IReadOnlyList<UsageGap> reasons = window.IsWhole ? gaps : [.. gaps, TooShort(window)];
        return reasons.Count > 0 ? new CannotTell(reasons) : new Unused();
    }

    private static UsageGap TooShort(UsageWindow window) => new(
        Region: null,
        $"only {window.Length} were looked at",
        $"run it again without --days: a key is unused when {UsageWindow.DaysOfHistory} days show nothing.");
}

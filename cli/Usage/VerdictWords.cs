using Guardrails.Core.Json;
using Guardrails.Core.Usage;

namespace Guardrails.Cli.Usage;

/// <summary>The words for a verdict.</summary>
internal static class VerdictWords
{
    /// <summary>Its name.</summary>
    public static string Name(KeyVerdict verdict) => verdict switch
    {
        KeyVerdict.Unused => "UNUSED",
        KeyVerdict.Used => "USED",
        KeyVerdict.InUseByWhatIsNotKnown => "IN_USE_BY_WHAT_IS_NOT_KNOWN",
        _ => "CANNOT_TELL",
    };

    /// <summary>Its meaning for the key.</summary>
    public static string Sentence(KeyUsage key) => key.Verdict switch
    {
        KeyVerdict.Unused => $"No event of the key in {key.Window.Length}, and no last use as new as that.",
        KeyVerdict.Used used =>
            $"{Counted.Of(key.Calls.Count, "call")} of {Counted.Of(used.Services.Count, "service")}, first "
            + $"{key.Calls[0].Time:yyyy-MM-dd}, last {key.Calls[^1].Time:yyyy-MM-dd}.",
        KeyVerdict.InUseByWhatIsNotKnown known =>
            $"{known.Why} Calls on data (objects, items, messages) leave no event here.",
        _ => "Nothing shows a use, and not everything could be read.",
    };

    /// <summary>Everything that could not be read.</summary>
    public static IEnumerable<string> Gaps(KeyUsage key) =>
        Unread(key).Select(gap => gap.ToString());

    /// <summary>The same, not in words.</summary>
    public static IReadOnlyList<UsageGap> Unread(KeyUsage key) =>
        key.Verdict is KeyVerdict.CannotTell { Reasons: var reasons } ? reasons : key.Gaps;
}

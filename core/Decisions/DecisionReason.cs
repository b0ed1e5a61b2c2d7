using System.Globalization;
using System.Text;
using Guardrails.Core.Incidents.Messages;

namespace Guardrails.Core.Decisions;

/// <summary>The reason that a person gives for a decision.</summary>
public static class DecisionReason
{
    /// <summary>The most characters.</summary>
    public const int Longest = Announcement.LongestReason;

    /// <summary>The fault of a reason, as a sentence that says what to do; null where it has none.</summary>
    public static string? Fault(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (string.IsNullOrWhiteSpace(reason))
            return "The decision has no reason. Write one: whoever reads the ledger later has nothing else.";
        if (reason.EnumerateRunes().Count() is > Longest and var length)
            return $"The reason has {length} characters. Write at most {Longest}.";
        return HasOtherThanText(reason)
            ? "The reason holds a line break or a control character. Write it as one line of text."
            : null;
    }

    // Half a surrogate pair is no character: encodings replace it, so that two reasons would have one hash.
    private static bool HasOtherThanText(string reason) =>
        reason.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}

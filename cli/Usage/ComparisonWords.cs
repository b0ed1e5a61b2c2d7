using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Cli.Usage;

/// <summary>The words for the verdict of a comparison.</summary>
internal static class ComparisonWords
{
    /// <summary>Its name.</summary>
    public static string Name(ReplacementVerdict verdict) => verdict switch
    {
        ReplacementVerdict.Replaced => "REPLACED",
        ReplacementVerdict.NotReplaced => "NOT_REPLACED",
        _ => "CANNOT_TELL",
    };

    /// <summary>Its meaning for the keys.</summary>
    public static string Sentence(ReplacementVerdict verdict) => verdict switch
    {
        ReplacementVerdict.Replaced =>
            "The role has made every distinct call of the keys that was seen, and the keys are quiet.",
        ReplacementVerdict.NotReplaced => "Do not deactivate a key yet.",
        _ => "Nothing is missing of what could be read, and not everything could be read.",
    };

    /// <summary>The sentences that say what is missing.</summary>
    public static IReadOnlyList<string> Missing(ReplacementVerdict verdict) =>
        verdict is ReplacementVerdict.NotReplaced { Missing: var missing } ? missing : [];
}

using Guardrails.Core.Reporting;

namespace Guardrails.Reports;

/// <summary>A standing in words. One that is no evidence of today is never to be taken for one that is.</summary>
internal static class StandingWords
{
    /// <summary>The words of an answer.</summary>
    public static string Of(ControlAnswer answer) => answer is { Standing: Standing.NonCompliant, IsStale: true }
        ? $"{Of(answer.Standing)} (old evidence)"
        : Of(answer.Standing);

    /// <summary>The words of a standing, within a sentence.</summary>
    public static string Of(Standing standing) => standing switch
    {
        Standing.Compliant => "compliant",
        Standing.NonCompliant => "non-compliant",
        Standing.Unknown => "UNKNOWN",
        Standing.NotApplicable => "not applicable",
        Standing.OutOfReach => "out of reach",
        Standing.NotWatched => "not watched",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, message: null),
    };
}

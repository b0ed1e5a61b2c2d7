using Guardrails.Core.Reporting;

namespace Guardrails.Reports;

/// <summary>A standing in words. One that is no evidence of today is never to be taken for one that is.</summary>
internal static class StandingWords
{
    /// <summary>The words.</summary>
    public static string Of(ControlAnswer answer) => answer.Standing switch
    {
        Standing.Compliant => "compliant",
        Standing.NonCompliant => answer.IsStale ? "non-compliant (old evidence)" : "non-compliant",
        Standing.Unknown => "UNKNOWN",
        Standing.NotApplicable => "not applicable",
        Standing.OutOfReach => "out of reach",
        Standing.NotWatched => "not watched",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.Standing, message: null),
    };
}

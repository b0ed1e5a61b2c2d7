using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Ocsf;

/// <summary>A standing in OCSF's words: only fresh and good evidence passes.</summary>
/// <param name="StatusId">1 Pass, 2 Warning, 3 Fail, 99 what OCSF has no word for.</param>
/// <param name="Status">The word; our own with 99.</param>
/// <param name="SeverityId">1 Informational, 2 Low, 3 Medium, 4 High.</param>
/// <param name="Severity">The word.</param>
/// <remarks>Source: https://schema.ocsf.io/1.3.0/objects/compliance</remarks>
internal sealed record OcsfResult(int StatusId, string Status, int SeverityId, string Severity)
{
    private const int Other = 99;

    // "The compliance check did not yield a result due to missing information": that is UNKNOWN.
    private static readonly OcsfResult Warning = new(2, "Warning", 3, "Medium");

    /// <summary>True where somebody has something to do.</summary>
    public bool AsksForMore => StatusId is 2 or 3;

    /// <summary>The words for a standing.</summary>
    public static OcsfResult Of(Standing standing) => standing switch
    {
        Standing.Compliant => new(1, "Pass", 1, "Informational"),
        Standing.Unknown => Warning,
        Standing.NonCompliant => new(3, "Fail", 4, "High"),
        Standing.NotApplicable => new(Other, "Not Applicable", 1, "Informational"),
        Standing.OutOfReach => new(Other, "Out Of Reach", 1, "Informational"),
        // Somebody chose not to look: that should not vanish among the good ones.
        Standing.NotWatched => new(Other, "Not Watched", 2, "Low"),
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, message: null),
    };
}

/// <summary>The finding's change since the last report.</summary>
/// <param name="Id">1 Create, 2 Update, 3 Close.</param>
/// <param name="Name">The word.</param>
internal sealed record OcsfActivity(int Id, string Name)
{
    /// <summary>
    /// The first report creates every finding. Later, one is closed in the report after its account became compliant,
    /// and updated otherwise.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="last">The time of the last report (UTC); null where this is the first.</param>
    public static OcsfActivity Of(ControlAnswer answer, DateTimeOffset? last) =>
        last is null ? new(1, "Create")
        : answer.Standing == Standing.Compliant && answer.Since > last ? new(3, "Close")
        : new(2, "Update");
}

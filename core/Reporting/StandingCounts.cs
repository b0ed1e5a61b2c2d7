namespace Guardrails.Core.Reporting;

/// <summary>The accounts by their standing against one control: the six are all accounts.</summary>
/// <param name="Compliant">Fresh evidence is good.</param>
/// <param name="NonCompliant">The newest evidence is bad.</param>
/// <param name="Unknown">There is no fresh evidence, or it does not suffice.</param>
/// <param name="NotApplicable">The control cannot apply.</param>
/// <param name="OutOfReach">Nobody can act in the account.</param>
/// <param name="NotWatched">The organization file leaves it out.</param>
/// <param name="Stale">Those among the non-compliant whose evidence is old.</param>
public sealed record StandingCounts(
    int Compliant, int NonCompliant, int Unknown, int NotApplicable, int OutOfReach, int NotWatched, int Stale)
{
    /// <summary>Counts the answers of all accounts to one control.</summary>
    internal static StandingCounts Of(IReadOnlyList<ControlAnswer> answers)
    {
        var counts = answers.CountBy(one => one.Standing).ToDictionary();
        return new(
            counts.GetValueOrDefault(Standing.Compliant),
            counts.GetValueOrDefault(Standing.NonCompliant),
            counts.GetValueOrDefault(Standing.Unknown),
            counts.GetValueOrDefault(Standing.NotApplicable),
            counts.GetValueOrDefault(Standing.OutOfReach),
            counts.GetValueOrDefault(Standing.NotWatched),
            answers.Count(one => one.IsStale));
    }
}

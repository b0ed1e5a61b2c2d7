namespace Guardrails.Core.Reporting;

/// <summary>A part of a whole, with the whole.</summary>
/// <param name="Good">The numerator.</param>
/// <param name="Asked">The denominator.</param>
/// <param name="Unknown">Those in the denominator of which nobody can tell: none of them is good.</param>
public sealed record Share(int Good, int Asked, int Unknown)
{
    /// <summary>The part in percent, from 0 to 100; null where there is nothing to divide by.</summary>
    public double? Percent => Asked == 0 ? null : 100.0 * Good / Asked;

    /// <summary>The share of accounts that are compliant with a control; null where it is off.</summary>
    internal static Share? Of(string control, IReadOnlyList<ReportedAccount> accounts)
    {
        var answers = accounts.Select(account => account.Of(control)).OfType<ControlAnswer>().ToList();
        if (answers.Count == 0)
            return null;
        var asked = answers.Where(one => one.Standing is
            Standing.Compliant or Standing.NonCompliant or Standing.Unknown).ToList();
        return new(
            asked.Count(one => one.Standing == Standing.Compliant), asked.Count, asked.Count(one => one.IsUnknown));
    }
}

using Guardrails.Core.Controls;

namespace Guardrails.Core.Reporting;

/// <summary>The number of accounts that give each answer to one control or rule.</summary>
/// <param name="Name">The control or rule.</param>
/// <param name="Compliant">Accounts with the good condition.</param>
/// <param name="NonCompliant">Accounts without it.</param>
/// <param name="Unknown">Accounts of the organization without a result.</param>
public sealed record ControlCounts(string Name, int Compliant, int NonCompliant, int Unknown)
{
    /// <summary>Accounts that are not watched by choice; they are among none of the others.</summary>
    public int NotWatched { get; init; }

    /// <param name="name">The control or rule.</param>
    /// <param name="answers">The answer of each account; null for one that is not watched.</param>
    internal static ControlCounts Of(string name, IEnumerable<Compliance?> answers)
    {
        var all = answers.ToList();
        var counts = all.OfType<Compliance>().CountBy(answer => answer).ToDictionary();
        return new(
            name,
            counts.GetValueOrDefault(Compliance.Compliant),
            counts.GetValueOrDefault(Compliance.NonCompliant),
            counts.GetValueOrDefault(Compliance.Unknown))
        {
            NotWatched = all.Count(answer => answer is null),
        };
    }
}

using Guardrails.Core.Controls;

namespace Guardrails.Core.Reporting;

/// <summary>The number of accounts that give each answer to one control or rule.</summary>
/// <param name="Name">The control or rule.</param>
/// <param name="Compliant">Accounts with the good condition.</param>
/// <param name="NonCompliant">Accounts without it.</param>
/// <param name="Unknown">Accounts of the organization without a result.</param>
public sealed record ControlCounts(string Name, int Compliant, int NonCompliant, int Unknown)
{
    internal static ControlCounts Of(string name, IEnumerable<Compliance> answers)
    {
        var counts = answers.CountBy(answer => answer).ToDictionary();
        return new(
            name,
            counts.GetValueOrDefault(Compliance.Compliant),
            counts.GetValueOrDefault(Compliance.NonCompliant),
            counts.GetValueOrDefault(Compliance.Unknown));
    }
}

using Guardrails.Core.Controls;
using Guardrails.Core.Frameworks;

namespace Guardrails.Core.Reporting;

/// <summary>A control that is on, and how the accounts stand against it.</summary>
/// <param name="Name">Its name in the catalog.</param>
/// <param name="Description">One sentence on what is checked.</param>
/// <param name="RuleName">The name of its AWS Config rule.</param>
/// <param name="References">The requirements of frameworks that ask for exactly this.</param>
/// <param name="Counts">The accounts by their standing.</param>
/// <param name="SecondOpinion">AWS Config's own counts; null where they could not be read.</param>
public sealed record ReportedControl(
    string Name,
    string Description,
    string RuleName,
    IReadOnlyList<FrameworkReference> References,
    StandingCounts Counts,
    SecondOpinion? SecondOpinion)
{
    /// <summary>Counts the answers of all accounts.</summary>
    internal static ReportedControl Of(IControl control, IReadOnlyList<ReportedAccount> accounts, bool hasCopies)
    {
        IReadOnlyList<ControlAnswer> answers =
            [.. accounts.Select(one => one.Of(control.Name)).OfType<ControlAnswer>()];
        return new(
            control.Name,
            control.Description,
            control.RuleName,
            control.References,
            StandingCounts.Of(answers),
            hasCopies ? SecondOpinion.Of(answers) : null);
    }
}

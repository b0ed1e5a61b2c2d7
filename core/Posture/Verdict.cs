using Guardrails.Core.Organizations;

namespace Guardrails.Core.Posture;

/// <summary>What one control says of one account, and why. Annotation, table and report all render the same findings.</summary>
/// <param name="Account">The account that was judged.</param>
/// <param name="Control">The control's name in the catalog.</param>
/// <param name="Compliance">The judgement. There is no "unknown": without evidence there is no verdict.</param>
/// <param name="Findings">Sentences that explain it, most important first; never empty.</param>
public sealed record Verdict(AccountId Account, string Control, Compliance Compliance, IReadOnlyList<string> Findings);

/// <summary>AWS Config's three answers.</summary>
public enum Compliance
{
    /// <summary>The evidence shows the good condition.</summary>
    Compliant,

    /// <summary>The evidence shows that the good condition is missing.</summary>
    NonCompliant,

    /// <summary>The control cannot apply, as root MFA in GovCloud.</summary>
    NotApplicable,
}

using Guardrails.Core.Ids;

namespace Guardrails.Core.Controls;

/// <summary>
/// What one control says of one account, and why. Annotation, table and report all render the same findings.
/// </summary>
/// <param name="Account">The account that was judged.</param>
/// <param name="Control">The control's name in the catalog.</param>
/// <param name="Compliance">The judgement.</param>
/// <param name="Findings">Sentences that explain it, most important first; never empty.</param>
public sealed record Verdict(AccountId Account, string Control, Compliance Compliance, IReadOnlyList<string> Findings);

/// <summary>AWS Config's three answers, and the one that it has no word for.</summary>
public enum Compliance
{
    /// <summary>The evidence shows the good condition.</summary>
    Compliant,

    /// <summary>The evidence shows that the good condition is missing.</summary>
    NonCompliant,

    /// <summary>The control cannot apply, as root MFA in GovCloud.</summary>
    NotApplicable,

    /// <summary>
    /// The evidence does not suffice. Never sent to AWS Config, never to be read as compliant: whoever evaluates fails,
    /// and every report says UNKNOWN.
    /// </summary>
    Unknown,
}

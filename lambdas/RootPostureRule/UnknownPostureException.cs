using Guardrails.Core.Controls;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>
/// The evidence does not suffice. AWS Config has no word for that, so nothing is sent: the account's result grows old
/// and reports say UNKNOWN. The message has each reason once, and one remedy: that of the first reason.
/// </summary>
internal sealed class UnknownPostureException(RuleRequest rule, Verdict verdict)
    : Exception($"Account {rule.Account}: {rule.Control.Name} is unknown. {string.Join(' ', verdict.Findings)} "
        + $"Remedy: {(verdict.Gaps.Count > 0 ? verdict.Gaps[0].Remedy : WithoutGap(rule))}")
{
    private static string WithoutGap(RuleRequest rule) =>
        "check the account's root user by hand; where nobody can tell, exclude the account or turn "
        + $"{rule.Control.Name} off.";
}

using System.Runtime.ExceptionServices;
using Guardrails.Core.Controls;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>
/// The evidence does not suffice. AWS Config has no word for that, so nothing is sent: the account's result grows old
/// and reports say UNKNOWN. The message has each reason once, and one remedy: that of the first reason.
/// </summary>
/// <param name="rule">The question.</param>
/// <param name="verdict">The answer.</param>
/// <param name="unrecorded">The reason why the ledger does not have it; null where it has.</param>
internal sealed class UnknownPostureException(
    RuleRequest rule, Verdict verdict, ExceptionDispatchInfo? unrecorded = null)
    : Exception($"Account {rule.Account}: {rule.Control.Name} is unknown. {string.Join(' ', verdict.Findings)} "
        + $"Remedy: {(verdict.Gaps.Count > 0 ? verdict.Gaps[0].Remedy : WithoutGap(rule))}",
        unrecorded?.SourceException)
{
    private static string WithoutGap(RuleRequest rule) =>
        "check the account's root user by hand; where nobody can tell, exclude the account or turn "
        + $"{rule.Control.Name} off.";
}

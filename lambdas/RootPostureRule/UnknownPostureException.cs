using Guardrails.Core.Controls;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>
/// The evidence does not suffice. AWS Config has no word for that, so nothing is sent: the account's result grows old
/// and reports say UNKNOWN.
/// </summary>
internal sealed class UnknownPostureException(RuleRequest rule, Verdict verdict)
    : Exception($"Account {rule.Account}: {rule.Control.Name} is unknown. {string.Join(' ', verdict.Findings)} "
        + "Remedy: it is tried again by itself; where it stays, give the account a root session "
        + "(the management account can have none), or exclude it, "
        + $"or turn {rule.Control.Name} off, and check its root user by hand.");

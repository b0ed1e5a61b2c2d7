using Guardrails.Core.Posture;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>The evidence does not suffice. AWS Config has no word for that, so nothing is sent: the account's result grows old and reports say UNKNOWN.</summary>
internal sealed class UnknownPostureException(Verdict verdict)
    : Exception($"Account {verdict.Account}: {verdict.Control} is unknown. {string.Join(' ', verdict.Findings)}");

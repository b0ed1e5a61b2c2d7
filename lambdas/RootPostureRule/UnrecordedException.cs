using Guardrails.Core.Controls;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>An answer is not in the ledger. AWS Lambda tries again, and its alarm sees it.</summary>
internal sealed class UnrecordedException(RuleRequest rule, Verdict verdict, Exception why) : Exception(
    $"Account {rule.Account}: {rule.Control.Name} is {verdict.Compliance}, and the ledger does not have it. "
        + why.Message,
    why);

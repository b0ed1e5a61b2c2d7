using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Remediation;

namespace Guardrails.Core.Decisions;

/// <summary>The question whether a decision fits a remediation as it is.</summary>
public static class RemediationCheck
{
    /// <summary>The fault of a start, as a sentence that says what to do; null where it has none.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cases">The account's remediations.</param>
    /// <param name="decisions">The decisions on them.</param>
    /// <param name="now">The time (UTC).</param>
    public static string? OfStart(
        AccountId account,
        IReadOnlyList<RemediationCase> cases,
        IReadOnlyList<(RemediationDecision Decision, Decided By)> decisions,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(decisions);
        var found = RemediationKeys.DecidedBefore(now);
        if (cases.FirstOrDefault(one => !one.IsOver) is { } open)
        {
            return $"A remediation of account {account} goes on already: {open.Id} ({open.Stage.Words}). Decide on "
                + "that one, or reject it and start another.";
        }

        // What was decided a moment ago has no log yet. What no run finds any more, after months of none, gets none.
        return decisions.FirstOrDefault(one =>
            one.Decision is StartDecision
            && found.Contains(RemediationKeys.DecidedIn(one.By.At))
            && cases.All(begun => begun.Id != one.Decision.CaseId)) is
            { Decision: { } waiting }
            ? $"A remediation of account {account} was started a moment ago: {waiting.CaseId}. Wait for it."
            : null;
    }

    /// <summary>The fault of another decision, as a sentence that says what to do; null where it has none.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="person">Its author.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="one">The remediation; null where there is none of that id.</param>
    public static string? Of(RemediationDecision decision, Person person, DateTimeOffset now, RemediationCase? one)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (one is null)
        {
            return $"The ledger has no remediation {Printable.Short(decision.CaseId)} of account {decision.Account}. "
                + "List them with guardrails remediate list.";
        }

        return RemediationFault.Of(one, decision.Entry(decision.By(person, now)))
            ?? (decision is CaseDecision.Resumption resumption ? OfResumption(one, resumption) : null);
    }

    /// <summary>
    /// Whoever lets it go on saw why it stopped, and names a role that can replace the keys. Its log is read without
    /// that: a row that was once recorded stops no remediation.
    /// </summary>
    private static string? OfResumption(RemediationCase one, CaseDecision.Resumption resumption) =>
        CaseDecision.Resumption.RoleFault(one.Account, resumption.Role) is { } fault
            ? $"The decision's role {fault}"
            : RemediationFault.OfShown(one, resumption.Shown);
}

using Guardrails.Core.Json;
using Guardrails.Core.Remediation;

namespace Guardrails.Core.Decisions;

/// <summary>
/// The question whether people decided on a deletion. The log is written by one function and the decisions by another:
/// whoever deletes believes neither without the other one.
/// </summary>
public static class DeletionCheck
{
    private const string Wrong =
        "Nothing was deleted. Find out who wrote to the ledger (CloudTrail), and start the remediation again.";

    /// <summary>The reason that nothing may be deleted, as a sentence; null where there is none.</summary>
    /// <param name="asked">The remediation that a deletion is asked for.</param>
    /// <param name="one">The remediation as its log tells it; null where it has none.</param>
    /// <param name="decisions">The decisions on it, from the rows of the function that proves people.</param>
    /// <param name="now">The time by the clock of whoever deletes (UTC).</param>
    public static string? Of(
        RemediationEvent asked,
        RemediationCase? one,
        IReadOnlyList<(RemediationDecision Decision, Decided By)> decisions,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(decisions);
        if (one is null || one.Account != asked.Account || one.Id != asked.Remediation)
            return $"The ledger has no remediation {asked.Remediation} of account {asked.Account}.";
        if (one is not { Stage: Stage.Deleting, Approval: { } approval })
            return $"The remediation {one.Id} has no approval to delete: it is {one.Stage.Words}.";
        return OfStart(one, decisions) ?? OfApproval(one, approval, decisions) ?? OfOthers(one, decisions)
            ?? (LookAge.Fault(one, now) is { } fault ? $"{fault} Nothing was deleted." : null);
    }

    private static string? OfStart(
        RemediationCase one, IReadOnlyList<(RemediationDecision Decision, Decided By)> decisions) =>
        Find(one.Start, decisions) switch
        {
            null => Unknown(one, one.Start),
            StartDecision start when start.CaseId == one.Id && start.Account == one.Account
                && start.Request == one.Request => null,
            _ => $"{one.Start.Person} decided otherwise than to start the remediation {one.Id} as its log says. "
                + Wrong,
        };

    private static string? OfApproval(
        RemediationCase one,
        RemediationEntry.Approved approved,
        IReadOnlyList<(RemediationDecision Decision, Decided By)> decisions)
    {
        if (Find(approved.By, decisions) is not { } found)
            return Unknown(one, approved.By);
        if (found is not CaseDecision.Approval approval || approval.Remediation != one.Id
            || approval.Account != one.Account || approval.Shown != approved.Shown
            || !approval.Credentials.SequenceEqual(RootCredential.Ordered(approved.Credentials)))
        {
            return $"{approved.By.Person} decided otherwise than to approve the remediation {one.Id} as its log says. "
                + Wrong;
        }

        return approved.By.IsByAnotherThan(one.Start)
            ? null
            : $"{approved.By.Person} started the remediation {one.Id} and approved it, too. Nothing was deleted.";
    }

    /// <summary>
    /// Every other decision is in both, or in none: one that nobody made, or that the log does not have yet, may be the
    /// one that matters.
    /// </summary>
    private static string? OfOthers(
        RemediationCase one, IReadOnlyList<(RemediationDecision Decision, Decided By)> decisions)
    {
        if (decisions.FirstOrDefault(made => !one.Decided.Contains(made.By.Hash)) is ({ } late, { } by))
        {
            return $"{by.Person} decided ({late.Name}) what the log of the remediation {one.Id} does not have yet: "
                + "that comes first. Nothing was deleted.";
        }

        return one.Decided.Except(decisions.Select(made => made.By.Hash)).ToList() is [var unknown, ..]
            ? $"The log of the remediation {one.Id} has the decision {Printable.Short(unknown)}, and nobody made it. "
                + Wrong
            : null;
    }

    /// <summary>The decision that the log names, where it was made by whom, when and why the log says.</summary>
    private static RemediationDecision? Find(
        Decided by, IReadOnlyList<(RemediationDecision Decision, Decided By)> decisions) =>
        decisions.Where(made => made.By == by).Select(made => made.Decision).FirstOrDefault();

    private static string Unknown(RemediationCase one, Decided by) =>
        $"The log of the remediation {one.Id} says that {by.Person} decided, and the ledger has no such decision. "
        + Wrong;
}

namespace Guardrails.Core.Remediation;

/// <summary>The question whether an entry fits a case as it is.</summary>
public static class RemediationFault
{
    private const string Again = "Look at it again (guardrails remediate status), and decide on what is there now.";

    /// <summary>
    /// The reason that an entry does not fit, as a sentence that says what to do; null where it does.
    /// </summary>
    public static string? Of(RemediationCase one, RemediationEntry entry)
    {
        ArgumentNullException.ThrowIfNull(one);
        return entry switch
        {
            RemediationEntry.Voided => null,
            _ when one.IsOver => $"The remediation {one.Id} is over ({one.Stage.Words}). Start another one.",
            RemediationEntry.Approved approved => OfApproval(one, approved),
            RemediationEntry.Overridden overridden => OfOverride(one, overridden),
            RemediationEntry.Rejected => OfEnd(one),
            RemediationEntry.Lifted => one.Hold is null
                ? $"The account {one.Account} is not in quarantine. To end the remediation, reject it."
                : OfEnd(one),
            RemediationEntry.Resumed resumed => OfResumption(one, resumed),
            _ => Fits(one, entry) ? null : OfStep(one, entry),
        };
    }

    private static bool Fits(RemediationCase one, RemediationEntry entry) => (one.Stage, entry) switch
    {
        (Stage.Work, RemediationEntry.Failed) => true,
        (Stage.Proving, RemediationEntry.Proved) => true,
        (Stage.Comparing comparing, RemediationEntry.Compared compared) => comparing.Role == compared.Role,
        // Another policy beside the one that is known would be a quarantine that nobody knows.
        (Stage.Checking, RemediationEntry.QuarantineProven proven) =>
            one.Hold is null || one.Hold.PolicyId == proven.PolicyId,
        (Stage.Attaching, RemediationEntry.Attached) => true,
        (Stage.Auditing, RemediationEntry.AuditPassed) => true,
        (Stage.Observing or Stage.AwaitingApproval or Stage.Confirming, RemediationEntry.Looked) => true,
        (Stage.AwaitingApproval, RemediationEntry.Reminded) => true,
        (Stage.Deleting, RemediationEntry.Deleted) => true,
        (Stage.Verifying, RemediationEntry.Verified) => true,
        (Stage.Releasing or Stage.Lifting, RemediationEntry.Detached) => true,
        _ => false,
    };

    private static string? OfApproval(RemediationCase one, RemediationEntry.Approved approved)
    {
        if (one.Stage is not Stage.AwaitingApproval)
            return $"The remediation {one.Id} does not wait for approval: it is {one.Stage.Words}. {Again}";
        if (!approved.By.IsByAnotherThan(one.Start))
        {
            return $"{one.Start.Person} started the remediation {one.Id}, and nobody approves what they started. Ask "
                + "another person.";
        }

        if (!RootCredential.Ordered(approved.Credentials).SequenceEqual(one.Credentials)
            || approved.Credentials.Count != one.Credentials.Count)
        {
            return "The approved credentials are not those that are to be deleted: "
                + $"{string.Join(", ", one.Credentials)}. {Again}";
        }

        return OfShown(one, approved.Shown);
    }

    private static string? OfOverride(RemediationCase one, RemediationEntry.Overridden overridden) =>
        one.Stage is Stage.Disturbed or Stage.AwaitingJudgement or Stage.AwaitingReplacement
            ? OfShown(one, overridden.Shown)
            : $"Nothing in the remediation {one.Id} can be overridden: it is {one.Stage.Words}. {Again}";

    /// <summary>The fault of a hash that is not that of what is shown now; null where it is.</summary>
    public static string? OfShown(RemediationCase one, string shown)
    {
        ArgumentNullException.ThrowIfNull(one);
        return shown == one.ShownHash
            ? null
            : $"The remediation {one.Id} is not what was shown: something was seen since. {Again}";
    }

    private static string? OfEnd(RemediationCase one) => one switch
    {
        { IsDeleting: true } =>
            $"The deletion of the remediation {one.Id} was approved and may have begun: it cannot be taken back.",
        { Stage: Stage.Lifting } => $"The quarantine of account {one.Account} is being lifted already. Wait for it.",
        _ => null,
    };

    private static string? OfResumption(RemediationCase one, RemediationEntry.Resumed resumed) =>
        (one.Stage, resumed.Role) switch
        {
            (Stage.Halted, null) => null,
            (Stage.AwaitingReplacement, not null) => null,
            (Stage.AwaitingReplacement, null) =>
                $"The remediation {one.Id} waits for a role that replaces the key. Name it with --role.",
            (_, not null) => $"The remediation {one.Id} waits for no role: it is {one.Stage.Words}. {Again}",
            _ => $"The remediation {one.Id} is not halted: it is {one.Stage.Words}. {Again}",
        };

    private static string OfStep(RemediationCase one, RemediationEntry entry) =>
        $"The log of the remediation {one.Id} has an entry {entry?.GetType().Name} where it is {one.Stage.Words}: "
        + "somebody wrote to it besides the function. Reject the remediation, and start it again.";
}

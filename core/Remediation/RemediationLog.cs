using Guardrails.Core.Ids;
using Guardrails.Core.Quarantine;

namespace Guardrails.Core.Remediation;

/// <summary>The life of a remediation, as a pure fold over its log.</summary>
public static class RemediationLog
{
    private static readonly Stage.Ended Done =
        new(RemediationEnding.Done, "Evidence shows that no credential that is to go is there.");

    /// <summary>The case that a whole log tells.</summary>
    /// <param name="account">The account.</param>
    /// <param name="entries">The entries, in their order.</param>
    /// <exception cref="FormatException">The log is none: an entry does not fit.</exception>
    public static RemediationCase Read(AccountId account, IReadOnlyList<RemediationEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries is [RemediationEntry.Begun begun, ..]
            ? entries.Skip(1).Aggregate(RemediationCase.Begin(account, begun), Next)
            : throw new FormatException($"The log of a remediation of account {account} does not say who began it.");
    }

    /// <summary>The case after one more entry.</summary>
    /// <exception cref="FormatException">The entry does not fit the case; the message says why.</exception>
    public static RemediationCase Next(RemediationCase one, RemediationEntry entry)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(entry);
        if (RemediationFault.Of(one, entry) is { } fault)
            throw new FormatException(fault);
        var next = entry switch
        {
            RemediationEntry.Failed failed => OnFailure(one, (Stage.Work)one.Stage, failed),
            RemediationEntry.Proved proved => OnProof(one, proved),
            RemediationEntry.Compared compared => OnComparison(one, compared),
            RemediationEntry.QuarantineProven proven => one with
            {
                // One that is still attached since before goes on: so do the signs of use since then.
                Hold = new(proven.PolicyId, one.Hold?.NotBefore ?? proven.At, AttachedAt: null),
                Stage = new Stage.Attaching(proven.At),
            },
            RemediationEntry.Attached attached => one with
            {
                Hold = one.Hold! with { AttachedAt = attached.At },
                Stage = new Stage.Auditing(attached.At),
            },
            RemediationEntry.AuditPassed => Observed(one, since: one.Hold!.AttachedAt!.Value, entry.At),
            RemediationEntry.Looked looked => OnLook(one, looked),
            RemediationEntry.Reminded => one with
            {
                Stage = (Stage.AwaitingApproval)one.Stage with
                {
                    RemindAt = entry.At + RemediationLimits.ApprovalReminder,
                },
            },
            RemediationEntry.Deleted => one with { Stage = new Stage.Verifying(entry.At) },
            RemediationEntry.Verified verified => OnVerification(one, verified),
            RemediationEntry.Detached => OnDetachment(one),
            RemediationEntry.Approved approved => one with
            {
                Approval = approved,
                Stage = new Stage.Confirming(entry.At),
            },
            RemediationEntry.Overridden overridden => OnOverride(one, overridden),
            RemediationEntry.Rejected rejected => Ended(one, RemediationEnding.Rejected, rejected.By, entry.At),
            RemediationEntry.Lifted lifted => Ended(one, RemediationEnding.Lifted, lifted.By, entry.At),
            RemediationEntry.Resumed { Role: { } role } => one with { Stage = new Stage.Comparing(role, entry.At) },
            RemediationEntry.Resumed => one with { Stage = Again(((Stage.Halted)one.Stage).Resumes, entry.At) },
            _ => one,
        };
        return next with
        {
            Entries = one.Entries + 1,
            Setback = next.Stage is Stage.Work { Failures: > 0 }
                ? (entry as RemediationEntry.Failed)?.Trouble ?? one.Setback
                : null,
            Decided = entry.Decision is { } decision
                ? one.Decided.Append(decision.Hash).ToHashSet(StringComparer.Ordinal)
                : one.Decided,
        };
    }

    private static RemediationCase OnFailure(RemediationCase one, Stage.Work stage, RemediationEntry.Failed failed)
    {
        var (why, at) = (failed.Trouble, failed.At);
        if (why.IsGone)
        {
            return one with
            {
                Hold = null,
                Approval = null,
                Stage = one.GoneAt is null
                    ? new Stage.Ended(RemediationEnding.Left, $"{why.Cause} Nothing is known of its credentials.")
                    : Done,
            };
        }

        // Whoever cannot audit a quarantined account cannot clean it: the quarantine goes first.
        var isFirstAudit = stage is Stage.Auditing;
        var most = isFirstAudit ? RemediationLimits.MostFailedAudits : RemediationLimits.MostFailures;

        // What was seen before an attempt to delete says nothing about the next one.
        if (stage is Stage.Deleting)
            stage = new Stage.Confirming(stage.From, stage.Failures);
        if (why.BlockedBy is [] && stage.Failures + 1 < most)
            return one with { Stage = stage.After(at) };
        return one with
        {
            Stage = isFirstAudit
                ? new Stage.Lifting(new Stage.Halted(new Stage.Checking(at), why), at)
                : new Stage.Halted(stage, why),
        };
    }

    private static RemediationCase OnProof(RemediationCase one, RemediationEntry.Proved proved)
    {
        var proofs = proved.Proofs.Where(proof => one.Request.Asks(proof.Credential)).ToList();
        var next = one with { Proofs = proofs, Approval = null };
        if (proofs is [])
            return Gone(next, proved.At);
        if (next.Hold is not null)
            return Observed(next, proved.At, proved.At);
        var uses = proofs.Select(proof => proof.Use).ToHashSet();

        // A leaked key is stopped at once, whoever uses it.
        return next with
        {
            Stage = one.Request.Quarantine == QuarantineKind.Leak ? new Stage.Checking(proved.At)
                : uses.Contains(ProvenUse.Used) ? new Stage.AwaitingReplacement([])
                : Judged(next, proved.At),
        };
    }

    private static RemediationCase OnComparison(RemediationCase one, RemediationEntry.Compared compared) => one with
    {
        Replacement = compared.Missing is [] ? compared.Role : null,
        Stage = compared.Missing is [] ? Judged(one, compared.At) : new Stage.AwaitingReplacement(compared.Missing),
    };

    private static Stage Judged(RemediationCase one, DateTimeOffset at) =>
        one.Proofs.Any(proof => proof.Use == ProvenUse.UsedByWhatIsNotKnown)
            ? new Stage.AwaitingJudgement()
            : new Stage.Checking(at);

    private static RemediationCase OnOverride(RemediationCase one, RemediationEntry.Overridden overridden) =>
        one with
        {
            Overrides = [.. one.Overrides, overridden.By],
            Accepted = one.Accepted.Union(one.Undecided.Select(sign => sign.Id)).ToHashSet(StringComparer.Ordinal),
            Stage = one.Stage switch
            {
                Stage.Disturbed => new Stage.Observing(overridden.At),
                Stage.AwaitingReplacement => Judged(one, overridden.At),
                _ => new Stage.Checking(overridden.At),
            },
        };

    private static RemediationCase OnLook(RemediationCase one, RemediationEntry.Looked looked)
    {
        var (reading, at) = (looked.Reading, looked.At);
        var there = reading.Credentials.Where(one.Request.Asks).ToHashSet();
        var seen = one with
        {
            LookedAt = at,
            Signs = [.. one.Signs.UnionBy(reading.Signs, sign => sign.Id).OrderBy(sign => sign.At)],
            Proofs = [.. one.Proofs.Where(proof => there.Contains(proof.Credential))],
        };
        if (reading.Fault is { } fault)
            return Lost(seen, fault, reading.IsAttached, at);
        if (there.Except(one.Credentials).ToList() is { Count: > 0 } made)
        {
            return seen with
            {
                Approval = null,
                Stage = new Stage.Halted(new Stage.Proving(at), Credentials(made)),
            };
        }

        if (there.Count == 0)
            return Gone(seen with { Approval = null }, at);
        if (seen.Undecided is not [])
            return seen with { Approval = null, Stage = new Stage.Disturbed() };
        return seen with
        {
            Stage = one.Stage switch
            {
                Stage.Confirming confirming => new Stage.Deleting(at, confirming.Failures),
                Stage.AwaitingApproval waiting =>
                    waiting with { From = at + RemediationLimits.BetweenReadings, Failures = 0 },
                _ when at >= one.QuietUntil => new Stage.AwaitingApproval(
                    at + RemediationLimits.ApprovalReminder, at + RemediationLimits.BetweenReadings),
                _ => new Stage.Observing(NextLook(at, one.QuietUntil!.Value)),
            },
        };
    }

    private static RemediationCase OnVerification(RemediationCase one, RemediationEntry.Verified verified)
    {
        var left = verified.Left.Where(one.Request.Asks).ToList();
        if (left is [])
            return Gone(one, verified.At);
        var approved = one.Approval!.Credentials.ToHashSet();
        Trouble why = new(
            $"After the deletion the account still has {string.Join(", ", left)}.",
            "Look at what the function's log says, and resume.");
        return one with
        {
            // What nobody approved is never deleted: it has to be found out what uses it.
            Stage = left.TrueForAll(approved.Contains)
                ? new Stage.Halted(new Stage.Confirming(verified.At), why)
                : new Stage.Halted(new Stage.Proving(verified.At), Credentials([.. left.Except(approved)])),
            Approval = left.TrueForAll(approved.Contains) ? one.Approval : null,
        };
    }

    private static RemediationCase OnDetachment(RemediationCase one) => one with
    {
        Hold = null,
        Stage = one.Stage is Stage.Lifting lifting ? lifting.Then : Done,
    };

    private static RemediationCase Ended(
        RemediationCase one, RemediationEnding ending, Decided by, DateTimeOffset at)
    {
        var over = new Stage.Ended(ending, $"{by.Person} decided so: {by.Reason}");
        return one with { Approval = null, Stage = one.Hold is null ? over : new Stage.Lifting(over, at) };
    }

    private static RemediationCase Gone(RemediationCase one, DateTimeOffset at) => one with
    {
        GoneAt = at,
        Proofs = [],
        Stage = one.Hold is null ? Done : new Stage.Releasing(at + RemediationLimits.OldSessions),
    };

    private static RemediationCase Lost(RemediationCase one, string fault, bool isAttached, DateTimeOffset at) =>
        one with
        {
            Hold = isAttached ? one.Hold : null,
            Approval = null,
            // Whatever needs the credentials may use them by now: that is found out again before the next quarantine.
            Stage = new Stage.Halted(
                isAttached ? new Stage.Checking(at) : new Stage.Proving(at),
                new(fault, "Find out who did it (CloudTrail of the management account), and resume.")),
        };

    private static RemediationCase Observed(RemediationCase one, DateTimeOffset since, DateTimeOffset at)
    {
        var quiet = since + RemediationLimits.OldSessions + TimeSpan.FromDays(one.Request.QuietDays);
        return one with { QuietUntil = quiet, Stage = new Stage.Observing(NextLook(at, quiet)) };
    }

    private static DateTimeOffset NextLook(DateTimeOffset at, DateTimeOffset quiet)
    {
        var next = at + RemediationLimits.BetweenReadings;
        return next > quiet && at < quiet ? quiet : next;
    }

    private static Stage Again(Stage stage, DateTimeOffset at) =>
        stage is Stage.Work work ? work with { From = at, Failures = 0 } : stage;

    private static Trouble Credentials(IReadOnlyList<RootCredential> made) => new(
        $"The account has {string.Join(", ", made)}, of which nothing was known.",
        "Find out who made it, and resume: its use is found out then.");
}

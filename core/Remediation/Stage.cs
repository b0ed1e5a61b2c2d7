namespace Guardrails.Core.Remediation;

/// <summary>The stage of a remediation. Each holds what is known in it and nothing else.</summary>
public abstract record Stage
{
    private Stage()
    {
    }

    /// <summary>
    /// The step that is due in it, and from when; null where a person is waited for, or nothing is left.
    /// </summary>
    public virtual DueStep? Due => null;

    /// <summary>The words for it, such as <c>waiting for approval</c>.</summary>
    public abstract string Words { get; }

    /// <summary>A stage in which the function works, and tries again what failed.</summary>
    /// <param name="From">The time from which its step is due (UTC).</param>
    /// <param name="Failures">The number of times that the step failed in a row.</param>
    public abstract record Work(DateTimeOffset From, int Failures) : Stage
    {
        /// <summary>Its step.</summary>
        protected abstract RemediationStep Does { get; }

        /// <inheritdoc/>
        public override DueStep Due => new(Does, From);

        /// <summary>The same stage, after its step failed once more.</summary>
        internal virtual Work After(DateTimeOffset failure) => this with
        {
            From = failure + RemediationLimits.DelayAfter(Failures + 1),
            Failures = Failures + 1,
        };
    }

    /// <summary>The credentials are read, and what uses them.</summary>
    public sealed record Proving(DateTimeOffset From, int Failures = 0) : Work(From, Failures)
    {
        /// <inheritdoc/>
        protected override RemediationStep Does => RemediationStep.Prove;

        /// <inheritdoc/>
        public override string Words => "finding out what uses the credentials";
    }

    /// <summary>A key is used: a role has to replace it, or a person takes the responsibility.</summary>
    /// <param name="Missing">The calls that the role that was named has not made; empty before one was.</param>
    public sealed record AwaitingReplacement(IReadOnlyList<string> Missing) : Stage
    {
        /// <inheritdoc/>
        public override string Words => "waiting for a role that replaces the key";
    }

    /// <summary>A role is compared with the keys that it is to replace.</summary>
    /// <param name="Role">The role's ARN.</param>
    public sealed record Comparing(string Role, DateTimeOffset From, int Failures = 0) : Work(From, Failures)
    {
        /// <inheritdoc/>
        protected override RemediationStep Does => RemediationStep.Compare;

        /// <inheritdoc/>
        public override string Words => "comparing the role with the key";
    }

    /// <summary>A key is used by what is not known: a person has to take the responsibility.</summary>
    public sealed record AwaitingJudgement : Stage
    {
        /// <inheritdoc/>
        public override string Words => "waiting for a person: what uses the key is not known";
    }

    /// <summary>The simulator is asked what the quarantine would do.</summary>
    public sealed record Checking(DateTimeOffset From, int Failures = 0) : Work(From, Failures)
    {
        /// <inheritdoc/>
        protected override RemediationStep Does => RemediationStep.CheckQuarantine;

        /// <inheritdoc/>
        public override string Words => "checking what the quarantine would do";
    }

    /// <summary>The quarantine is attached. It may be attached already.</summary>
    public sealed record Attaching(DateTimeOffset From, int Failures = 0) : Work(From, Failures)
    {
        /// <inheritdoc/>
        protected override RemediationStep Does => RemediationStep.Attach;

        /// <inheritdoc/>
        public override string Words => "attaching the quarantine";
    }

    /// <summary>An audit session shows that the quarantine spares it.</summary>
    public sealed record Auditing(DateTimeOffset From, int Failures = 0) : Work(From, Failures)
    {
        /// <inheritdoc/>
        protected override RemediationStep Does => RemediationStep.Audit;

        /// <inheritdoc/>
        public override string Words => "trying an audit session in the quarantined account";
    }

    /// <summary>Signs of use are waited for.</summary>
    public sealed record Observing(DateTimeOffset From, int Failures = 0) : Work(From, Failures)
    {
        /// <inheritdoc/>
        protected override RemediationStep Does => RemediationStep.Look;

        /// <inheritdoc/>
        public override string Words => "watching the quarantined account";
    }

    /// <summary>Signs of use were seen: a person has to decide.</summary>
    public sealed record Disturbed : Stage
    {
        /// <inheritdoc/>
        public override string Words => "waiting for a person: the quarantined credentials are still in use";
    }

    /// <summary>The quiet time passed: another person has to approve. Signs of use are still looked for.</summary>
    /// <param name="RemindAt">The time of the next reminder (UTC).</param>
    public sealed record AwaitingApproval(DateTimeOffset RemindAt, DateTimeOffset From, int Failures = 0)
        : Work(From, Failures)
    {
        /// <inheritdoc/>
        protected override RemediationStep Does => RemediationStep.Look;

        /// <inheritdoc/>
        public override DueStep Due => RemindAt < From ? new(RemediationStep.Remind, RemindAt) : base.Due;

        /// <inheritdoc/>
        public override string Words => "waiting for approval";

        /// <inheritdoc/>
        internal override Work After(DateTimeOffset failure)
        {
            var next = (AwaitingApproval)base.After(failure);
            return RemindAt < From ? next with { RemindAt = next.From } : next;
        }
    }

    /// <summary>The account is looked at once more, before every attempt to delete.</summary>
    public sealed record Confirming(DateTimeOffset From, int Failures = 0) : Work(From, Failures)
    {
        /// <inheritdoc/>
        protected override RemediationStep Does => RemediationStep.Look;

        /// <inheritdoc/>
        public override string Words => "looking once more before the deletion";
    }

    /// <summary>The approved credentials are deleted. A part of them may be gone already.</summary>
    public sealed record Deleting(DateTimeOffset From, int Failures = 0) : Work(From, Failures)
    {
        /// <inheritdoc/>
        protected override RemediationStep Does => RemediationStep.Delete;

        /// <inheritdoc/>
        public override string Words => "deleting";
    }

    /// <summary>An audit shows whether it is gone.</summary>
    public sealed record Verifying(DateTimeOffset From, int Failures = 0) : Work(From, Failures)
    {
        /// <inheritdoc/>
        protected override RemediationStep Does => RemediationStep.Verify;

        /// <inheritdoc/>
        public override string Words => "verifying the deletion";
    }

    /// <summary>Everything is gone; the quarantine stays until no session that a key opened can live.</summary>
    public sealed record Releasing(DateTimeOffset From, int Failures = 0) : Work(From, Failures)
    {
        /// <inheritdoc/>
        protected override RemediationStep Does => RemediationStep.Detach;

        /// <inheritdoc/>
        public override string Words => "gone; the quarantine stays until no old session can live";
    }

    /// <summary>The quarantine is taken off at once.</summary>
    /// <param name="Then">The stage that follows.</param>
    public sealed record Lifting(Stage Then, DateTimeOffset From, int Failures = 0) : Work(From, Failures)
    {
        /// <inheritdoc/>
        protected override RemediationStep Does => RemediationStep.Detach;

        /// <inheritdoc/>
        public override string Words => "lifting the quarantine";
    }

    /// <summary>A step cannot be taken: a person has to see to it, and to resume.</summary>
    /// <param name="Resumes">The stage that resuming leads to.</param>
    /// <param name="Why">The reason.</param>
    public sealed record Halted(Stage Resumes, Trouble Why) : Stage
    {
        /// <inheritdoc/>
        public override string Words => Why.BlockedBy is []
            ? "halted: a step failed"
            : $"blocked by {string.Join(", ", Why.BlockedBy)}";
    }

    /// <summary>Nothing is left to do.</summary>
    /// <param name="Ending">The way in which it ended.</param>
    /// <param name="Why">The reason, as a sentence.</param>
    public sealed record Ended(RemediationEnding Ending, string Why) : Stage
    {
        /// <inheritdoc/>
        public override string Words => Ending switch
        {
            RemediationEnding.Done => "done",
            RemediationEnding.Rejected => "rejected",
            RemediationEnding.Lifted => "lifted",
            RemediationEnding.Manual => "to be done by hand",
            _ => "over: the account left",
        };
    }
}

/// <summary>The ways in which a remediation ends.</summary>
public enum RemediationEnding
{
    /// <summary>Evidence shows that the credentials are gone.</summary>
    Done,

    /// <summary>A person rejected it.</summary>
    Rejected,

    /// <summary>A person lifted the quarantine.</summary>
    Lifted,

    /// <summary>No session reaches the account's root user: its owner has to do it.</summary>
    Manual,

    /// <summary>The account left the organization or was closed. Nothing is known of its credentials.</summary>
    Left,
}

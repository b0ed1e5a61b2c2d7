using Guardrails.Aws.Calls;
using Guardrails.Aws.Quarantine;
using Guardrails.Core.Evidence;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;
using Guardrails.Core.Usage;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>Looks at a quarantined account: its credentials, signs of their use, and the policy.</summary>
/// <param name="history">Reads what the keys did.</param>
/// <param name="quarantines">Reads where the policy is attached.</param>
/// <param name="time">The clock.</param>
internal sealed class QuarantineLook(KeyHistory history, QuarantineSessions quarantines, TimeProvider time)
{
    /// <summary>Looks.</summary>
    /// <param name="one">The remediation.</param>
    /// <param name="audit">The credentials, whole.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">A call failed: half a look is none.</exception>
    public async Task<RemediationEntry> OfAsync(
        RemediationCase one, RootAudit audit, CancellationToken cancellation)
    {
        var since = one.Hold!.NotBefore;
        var usages = await history.ReadAsync(
            one.Account,
            audit.AccessKeys.Seen,
            Window(since, time.GetUtcNow()),
            SignsOfUse.KnownUntil(one),
            cancellation);
        var signs = SignsOfUse.Of(one, usages, since);
        if (SignsOfUse.Gap(usages, signs) is { } gap)
            return new RemediationEntry.Failed(gap, time.GetUtcNow());
        var quarantine = await quarantines.OpenAsync(cancellation);
        var isAttached = (await quarantine.AttachedToAsync(one.Account, cancellation)).Contains(one.Hold.PolicyId);
        var policy = QuarantinePolicy.Of(one.Request.Quarantine);
        var fault = !isAttached ? "The quarantine is not attached any more, and nobody decided so."
            : await quarantine.SaysAsync(policy, one.Hold.PolicyId, cancellation) is true ? null
            : QuarantineTrouble.PolicyChanged(policy, isAttached: true).Cause;
        return new RemediationEntry.Looked(
            new(
                RootCredentials.Of(audit),
                signs,
                isAttached,
                fault),
            time.GetUtcNow());
    }

    /// <summary>
    /// The time since the quarantine, as far as event history has it: its days are more than any quiet time, and a last
    /// use counts however old it is.
    /// </summary>
    private static UsageWindow Window(DateTimeOffset since, DateTimeOffset now)
    {
        var kept = UsageWindow.Before(now, UsageWindow.DaysOfHistory);
        return since > kept.From ? new(since, now) : kept;
    }
}

using Guardrails.Aws.Calls;
using Guardrails.Aws.Quarantine;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Quarantine.Proof;
using Guardrails.Core.Remediation;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>Checks a quarantine, attaches it and takes it off.</summary>
/// <param name="organization">The organization.</param>
/// <param name="quarantines">Opens sessions that attach and detach.</param>
/// <param name="openers">Who acts in a quarantined account.</param>
/// <param name="time">The clock.</param>
internal sealed class QuarantineMoves(
    OrganizationOnce organization, QuarantineSessions quarantines, QuarantineOpeners openers, TimeProvider time)
{
    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Asks the simulator what the quarantine would do.</summary>
    /// <exception cref="AwsCallException">The organization could not be read.</exception>
    public async Task<RemediationEntry> CheckAsync(RemediationCase one, CancellationToken cancellation)
    {
        var snapshot = await organization.ReadAsync(cancellation);
        var proof = QuarantineCheck.Of(snapshot, one.Account, one.Request.Quarantine, openers, Now);
        if (proof is not QuarantineProof.Proven proven)
            return Failed(QuarantineTrouble.Of(proof));
        return one.Hold is { PolicyId: var held } && held != proven.PolicyId
            ? Failed(QuarantineTrouble.PolicyReplaced(QuarantinePolicy.Of(one.Request.Quarantine), held))
            : new RemediationEntry.QuarantineProven(proven.PolicyId, Now);
    }

    /// <summary>Attaches the policy that was proven, if it is still that.</summary>
    /// <exception cref="AwsCallException">A call failed.</exception>
    public async Task<RemediationEntry> AttachAsync(RemediationCase one, CancellationToken cancellation)
    {
        var quarantine = await quarantines.OpenAsync(cancellation);
        var (id, policy) = (one.Hold!.PolicyId, QuarantinePolicy.Of(one.Request.Quarantine));
        if (await quarantine.SaysAsync(policy, id, cancellation) is not true and var says)
        {
            return Failed(says is null
                ? QuarantineTrouble.PolicyGone(policy)
                : QuarantineTrouble.PolicyChanged(policy, isAttached: false));
        }

        return await quarantine.AttachAsync(id, one.Account, cancellation) switch
        {
            QuarantineMove.Done or QuarantineMove.AlreadySo => new RemediationEntry.Attached(Now),
            QuarantineMove.NoFreeSlot => Failed(QuarantineTrouble.NoFreeSlot),
            QuarantineMove.PolicyGone => Failed(QuarantineTrouble.PolicyGone(policy)),
            _ => Failed(QuarantineTrouble.AccountLeft),
        };
    }

    /// <summary>Takes the policy off. One that does not exist any more is attached to nothing.</summary>
    /// <exception cref="AwsCallException">A call failed.</exception>
    public async Task<RemediationEntry> DetachAsync(RemediationCase one, CancellationToken cancellation)
    {
        var quarantine = await quarantines.OpenAsync(cancellation);
        return await quarantine.DetachAsync(one.Hold!.PolicyId, one.Account, cancellation) switch
        {
            QuarantineMove.AccountLeft => Failed(QuarantineTrouble.AccountLeft),
            _ => new RemediationEntry.Detached(Now),
        };
    }

    private RemediationEntry.Failed Failed(Trouble trouble) => new(trouble, Now);
}

using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Core.Quarantine.Proof;

/// <summary>The answer to whether a quarantine policy on an account does what it is for, and no more.</summary>
public abstract record QuarantineProof
{
    private QuarantineProof()
    {
    }

    /// <summary>
    /// It stops the root user, and the audit and the deletion of its credentials pass with everybody's policies.
    /// </summary>
    /// <param name="PolicyId">The id of the policy that was proven.</param>
    public sealed record Proven(string PolicyId) : QuarantineProof;

    /// <summary>Policies that keep the audit or the deletion from passing, quarantined or not.</summary>
    /// <param name="By">Each statement, once for every act that it stops.</param>
    public sealed record Blocked(IReadOnlyList<BlockedAct> By) : QuarantineProof;

    /// <summary>The account has as many policies as AWS allows.</summary>
    /// <param name="Slots">The number that AWS allows.</param>
    /// <param name="Attached">The names of those that are attached.</param>
    public sealed record NoFreeSlot(int Slots, IReadOnlyList<string> Attached) : QuarantineProof;

    /// <summary>Another tool manages policies here, and detaches what it does not know.</summary>
    /// <param name="Tool">Its name.</param>
    /// <param name="Caution">The sentence on what it does, and what to do about it.</param>
    public sealed record ForeignTool(string Tool, string Caution) : QuarantineProof;

    /// <summary>Statements of which nobody can tell whether they stop the audit or the deletion.</summary>
    /// <param name="Undecided">The statements, by policy, each once.</param>
    public sealed record CannotTell(IReadOnlyList<UndecidedStatement> Undecided) : QuarantineProof;

    /// <summary>An obstacle that no change of a policy on the way removes.</summary>
    /// <param name="Why">The obstacle.</param>
    public sealed record NotPossible(QuarantineObstacle Why) : QuarantineProof;
}

/// <summary>An act of the product's own that a policy stops.</summary>
/// <param name="Action">The IAM action, such as <c>sts:AssumeRoot</c>.</param>
/// <param name="Layer">Where the policies stand, such as <c>service control policies at Root (r-ab12)</c>.</param>
/// <param name="PolicyId">The id of the policy; null where none of that layer allows the act.</param>
/// <param name="Policy">Its name; null likewise.</param>
/// <param name="Statement">The statement's Sid, or its number in the policy, from 1; null likewise.</param>
public sealed record BlockedAct(string Action, string Layer, string? PolicyId, string? Policy, string? Statement);

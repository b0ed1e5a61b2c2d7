namespace Guardrails.Core.Policies;

/// <summary>Decides requests as AWS would, or says that it cannot tell.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html</remarks>
public static class PolicySimulator
{
    /// <summary>What service control policies say: every level must allow, and a deny at any level denies.</summary>
    /// <param name="path">The levels from the root to the account; an empty path restricts nothing (the management account).</param>
    /// <param name="request">What is asked.</param>
    public static Answer ServiceControl(IReadOnlyList<PolicyLevel> path, AccessRequest request) => throw new NotSupportedException();

    /// <summary>What the policies of a user or role say.</summary>
    public static Answer Identity(IReadOnlyList<NamedPolicy> policies, AccessRequest request) => throw new NotSupportedException();

    /// <summary>What a role's trust policy says to a caller. The caller's own policies must allow the call besides.</summary>
    public static Answer Trust(PolicyDocument trustPolicy, TrustPrincipal caller, AccessRequest request) => throw new NotSupportedException();

    /// <summary>What all layers together say: each must allow, and a deny in any denies.</summary>
    public static Answer Authorize(Authorization authorization) => throw new NotSupportedException();
}

namespace Guardrails.Core.Policies;

/// <summary>Decides requests as AWS would, or says that it cannot tell.</summary>
/// <remarks>
/// What is not supported (policy variables, unknown operators, NotPrincipal) matters only where it could change the outcome:
/// a certain deny stays a deny, and where nothing can allow, nothing is allowed.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
/// </remarks>
public static class PolicySimulator
{
    /// <summary>What service control policies say: every level must allow, and a deny at any level denies.</summary>
    /// <param name="path">The levels from the root to the account; an empty path restricts nothing (the management account).</param>
    /// <param name="request">What is asked.</param>
    public static Answer ServiceControl(IReadOnlyList<PolicyLevel> path, AccessRequest request) => path.Count == 0
        ? new(Decision.Allowed, "No service control policy applies.")
        : Together(path.Select(level => Layer($"service control policies at {level.Name}", level.Policies, request).Decide(request.Action)));

    /// <summary>What the policies of a user or role say.</summary>
    public static Answer Identity(IReadOnlyList<NamedPolicy> policies, AccessRequest request) =>
        Layer("identity policies", policies, request).Decide(request.Action);

    /// <summary>What a role's trust policy says to a caller. The caller's own policies must allow the call besides.</summary>
    public static Answer Trust(PolicyDocument trustPolicy, TrustPrincipal caller, AccessRequest request) =>
        new PolicyLayer(
            "statements that trust the caller",
            [new NamedPolicy("the trust policy", trustPolicy)],
            statement => StatementMatch.Of(statement, caller, request)).Decide(request.Action);

    /// <summary>What all layers together say: each must allow, and a deny in any denies.</summary>
    public static Answer Authorize(Authorization authorization)
    {
        var request = authorization.Request;
        List<Answer> answers =
        [
            ServiceControl(authorization.ServiceControlPath, request),
            authorization.RootUser
                ? new(Decision.Allowed, "The root user needs no identity policy.")
                : Identity(authorization.IdentityPolicies, request),
        ];
        if (authorization.SessionPolicies.Count > 0)
            answers.Add(Layer("session policies", authorization.SessionPolicies, request).Decide(request.Action));
        if (authorization.TaskPolicy is { } task)
            answers.Add(Layer("task policies", [task], request).DecideDeniesOnly(request.Action));
        return Together(answers);
    }

    private static PolicyLayer Layer(string name, IReadOnlyList<NamedPolicy> policies, AccessRequest request) =>
        new(name, policies, statement => StatementMatch.Of(statement, request));

    /// <summary>The answer that weighs most; where all allow, all of them.</summary>
    private static Answer Together(IEnumerable<Answer> layers)
    {
        var answers = layers.ToList();
        Decision[] byWeight = [Decision.ExplicitlyDenied, Decision.ImplicitlyDenied, Decision.CannotTell];
        foreach (var decision in byWeight)
        {
            if (answers.Find(answer => answer.Decision == decision) is { } decisive)
                return decisive;
        }

        return new(Decision.Allowed, string.Join(' ', answers.Select(answer => answer.Explanation)));
    }
}

namespace Guardrails.Core.Policies.Simulation;

/// <summary>Decides requests as AWS would, or says that it cannot tell.</summary>
/// <remarks>
/// Anything that is not supported or not documented (NotPrincipal, operators that AWS does not list) matters only where
/// it could change the outcome: a certain deny stays a deny, and where nothing can allow, nothing is allowed. Source:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
/// </remarks>
public static class PolicySimulator
{
    /// <summary>Answers for service control policies: every level must allow, and a deny at any level denies.</summary>
    /// <param name="path">
    /// The levels from the root to the account; an empty path restricts nothing (the management account).
    /// </param>
    /// <param name="request">The question.</param>
    public static Answer ServiceControl(IReadOnlyList<PolicyLevel> path, AccessRequest request)
    {
        // Written out, and not as a list of layers: `plan` asks this 160,000 times.
        LayerAnswer weightiest = default;
        for (var index = 0; index < path.Count; index++)
        {
            var answer = At(path[index]).Decide(request);
            if (answer.Decision == Decision.ExplicitlyDenied)
                return new(answer, request.Action);
            if (Weight(answer.Decision) > Weight(weightiest.Decision))
                weightiest = answer;
        }

        return weightiest.Decision switch
        {
            Decision.Allowed => Allowed(path, request),
            Decision.CannotTell => new(weightiest, request.Action)
            {
                UndecidedStatements = () => path.SelectMany(level => At(level).Undecided(request)),
            },
            _ => new(weightiest, request.Action),
        };
    }

    /// <summary>Answers for the policies of a user or role.</summary>
    public static Answer Identity(IReadOnlyList<NamedPolicy> policies, AccessRequest request) =>
        new(new PolicyLayer("identity policies", null, policies).Decide(request), request.Action);

    /// <summary>
    /// Answers for a role's trust policy and a caller. The caller's own policies must allow the call besides.
    /// </summary>
    public static Answer Trust(PolicyDocument trustPolicy, Caller caller, AccessRequest request) =>
        new(
            new PolicyLayer("statements that trust the caller", null, [new("the trust policy", trustPolicy)])
                { Caller = caller }
                .Decide(request),
            request.Action);

    /// <summary>
    /// Answers for a resource's own policy, such as a queue's, and a caller. A service needs it to allow; so does a
    /// principal of another account, whose own policies must allow besides; for a principal of the same account it need
    /// only not deny.
    /// </summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
    /// </remarks>
    public static Answer Resource(PolicyDocument resourcePolicy, Caller caller, AccessRequest request)
    {
        var layer = new PolicyLayer(
            "statements that let the caller in",
            null,
            [new("the resource's policy", resourcePolicy)])
        {
            Caller = caller,
            OfResource = true,
        };
        return new(layer.Decide(request), request.Action);
    }

    /// <summary>Answers for all layers together: each must allow, and a deny in any denies.</summary>
    public static Answer Authorize(Authorization authorization)
    {
        var request = authorization.Request;
        List<Answer> answers =
        [
            ServiceControl(authorization.ServiceControlPath, request),
            authorization.RootUser
                ? new(Decision.Allowed, () => "The root user needs no identity policy.")
                : Identity(authorization.IdentityPolicies, request),
        ];
        if (authorization.SessionPolicies.Count > 0)
            answers.Add(new(
                new PolicyLayer("session policies", null, authorization.SessionPolicies).Decide(request),
                request.Action));
        if (authorization.TaskPolicy is { } task)
            answers.Add(new(
                new PolicyLayer("task policies", null, [task]) { OnlyDenies = true }.Decide(request),
                request.Action));

        var decisive = answers.MaxBy(answer => Weight(answer.Decision))!;
        return decisive.IsAllowed
            ? new(Decision.Allowed, () => string.Join(' ', answers.Select(answer => answer.Explanation)))
            : decisive;
    }

    private static PolicyLayer At(PolicyLevel level) => new("service control policies", level.Name, level.Policies);

    private static Answer Allowed(IReadOnlyList<PolicyLevel> path, AccessRequest request) =>
        new(Decision.Allowed, () => path.Count == 0
            ? "No service control policy applies."
            : string.Join(' ', path.Select(level => At(level).Decide(request).Explain(request.Action))));

    /// <summary>
    /// The weight of one of several answers that must all allow, of which the heaviest decides: what one denies is
    /// denied, whatever cannot be told of another.
    /// </summary>
    internal static int Weight(Decision decision) => decision switch
    {
        Decision.ExplicitlyDenied => 3,
        Decision.ImplicitlyDenied => 2,
        Decision.CannotTell => 1,
        _ => 0,
    };
}

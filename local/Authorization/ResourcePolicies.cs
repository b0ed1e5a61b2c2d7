using Guardrails.Core.Ids;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Authorization;

/// <summary>Asks the policy of a bus or a queue about whoever calls.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
/// </remarks>
internal static class ResourcePolicies
{
    /// <summary>
    /// A principal whose own policies have allowed it. In the resource's own account that is enough where nothing
    /// denies it.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="permission">What it needs.</param>
    /// <param name="policy">The resource's policy, or null.</param>
    /// <param name="owner">The resource's account; null where its ARN says it.</param>
    public static void DemandPrincipal(
        Call call, RequiredPermission permission, string? policy, string? owner = null)
    {
        var caller = Caller.Of(AccountId.Parse(call.Caller.AccountId), call.Caller.PolicyArn, call.Caller.Arn);
        var answer = Ask(call.World, policy, caller, permission, RequestContext.Of(call, permission));
        var own = (owner ?? permission.Resource.Split(':')[4]) == call.Caller.AccountId;
        if (answer?.Decision == Decision.CannotTell)
            throw Authorizer.CannotTell(permission, answer);
        if (!own && answer?.IsAllowed != true || answer?.Decision == Decision.ExplicitlyDenied)
            throw Authorizer.AccessDenied(call, permission, Reason(answer));
    }

    /// <summary>An AWS service, which nothing but the resource's policy lets in.</summary>
    public static void DemandService(World world, string service, RequiredPermission permission, string? policy)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>(
            permission.Context, StringComparer.OrdinalIgnoreCase)
        {
            ["aws:PrincipalIsAWSService"] = ["true"],
            ["aws:PrincipalServiceName"] = [service],
            ["aws:SecureTransport"] = ["true"],
        };
        var answer = Ask(world, policy, Caller.OfService(service), permission, context);
        if (answer?.Decision == Decision.CannotTell)
            throw Authorizer.CannotTell(permission, answer);
        if (answer?.IsAllowed != true)
        {
            throw new AwsError(
                Authorizer.AccessDeniedCode,
                $"{service} is not authorized to perform: {permission.Action} on resource: {permission.Resource} "
                + $"{Reason(answer)}",
                403);
        }
    }

    private static Answer? Ask(
        World world,
        string? policy,
        Caller caller,
        RequiredPermission permission,
        IReadOnlyDictionary<string, IReadOnlyList<string>> context) =>
        policy is null
            ? null
            : PolicySimulator.Resource(
                ParsedPolicies.Of(world, "resource policy", policy).Document,
                caller,
                new(permission.Action, permission.Resource, context));

    private static string Reason(Answer? answer) => answer switch
    {
        null => "because the resource has no policy",
        { Decision: Decision.ExplicitlyDenied } =>
            $"with an explicit deny in a resource-based policy: {answer.Explanation}",
        _ => $"because no resource-based policy allows the action: {answer.Explanation}",
    };
}

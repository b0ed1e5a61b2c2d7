using Guardrails.Core.Ids;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Authorization;

/// <summary>Turns a caller into a session of a role, where the role's trust policy says so.</summary>
internal static class RoleAssumption
{
    private const string Action = "sts:AssumeRole";

    /// <summary>The permission that a caller needs before the trust policy is asked.</summary>
    public static RequiredPermission Permission(string roleArn, string sessionName, string? externalId) =>
        new RequiredPermission(Action, roleArn)
            .With("sts:RoleSessionName", sessionName).With("sts:ExternalId", externalId);

    /// <summary>A principal assumes a role. Its own policies have allowed that already.</summary>
    public static Identity ByPrincipal(
        Call call,
        RequiredPermission permission,
        string sessionName,
        int seconds,
        IReadOnlyList<string> sessionPolicies)
    {
        if (call.Caller is RootUser)
            throw Denied(call.Caller.Arn, permission.Resource, "because roles may not be assumed by root accounts");

        var caller = Caller.Of(AccountId.Parse(call.Caller.AccountId), call.Caller.PolicyArn, call.Caller.Arn);
        var role = Trusting(call.World, permission, caller, call.Caller.Arn, RequestContext.Of(call, permission));
        if (seconds > role.MaxSessionSeconds)
        {
            throw new AwsError(
                "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }

        return call.World.Of<Sessions>().Issue(
            new RoleSession(role, sessionName, sessionPolicies), call.Now.AddSeconds(seconds));
    }

    /// <summary>An AWS service assumes a role, as Lambda does an execution role.</summary>
    /// <param name="world">The organization.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="service">The service principal, such as <c>lambda.amazonaws.com</c>.</param>
    /// <param name="sessionName">The session's name.</param>
    /// <param name="context">Condition keys that the service sends, such as <c>aws:SourceAccount</c>.</param>
    /// <exception cref="AwsError">The role does not exist, or its trust policy does not let the service in.</exception>
    public static Identity ByService(
        World world,
        string roleArn,
        string service,
        string sessionName,
        IReadOnlyDictionary<string, IReadOnlyList<string>> context)
    {
        lock (world.Gate)
        {
            var permission = Permission(roleArn, sessionName, externalId: null);
            var keys = new Dictionary<string, IReadOnlyList<string>>(context, StringComparer.OrdinalIgnoreCase)
            {
                ["aws:PrincipalIsAWSService"] = ["true"],
                ["aws:PrincipalServiceName"] = [service],
            };
            var role = Trusting(world, permission, Caller.OfService(service), service, keys);
            return world.Of<Sessions>().Issue(
                new RoleSession(role, sessionName, []), world.Now.AddSeconds(role.MaxSessionSeconds));
        }
    }

    private static Role Trusting(
        World world,
        RequiredPermission permission,
        Caller caller,
        string callerName,
        IReadOnlyDictionary<string, IReadOnlyList<string>> context)
    {
        if (world.FindRole(permission.Resource) is not { } role)
            throw Denied(callerName, permission.Resource, "because the role does not exist");
        if (world.Account(role.AccountId).State != Account.Active)
        {
            throw Denied(
                callerName,
                permission.Resource,
                $"because account {role.AccountId} is {world.Account(role.AccountId).State}");
        }

        var trust = ParsedPolicies.Of(world, "trust policy", role.TrustPolicy).Document;
        var answer =
            PolicySimulator.Trust(trust, caller, new AccessRequest(permission.Action, permission.Resource, context));
        return answer.Decision switch
        {
            Decision.Allowed => role,
            Decision.CannotTell => throw Authorizer.CannotTell(permission, answer),
            _ => throw Denied(
                callerName,
                permission.Resource,
                $"because the role's trust policy does not allow the {Action} action: {answer.Explanation}"),
        };
    }

    private static AwsError Denied(string caller, string role, string reason) =>
        new(
            Authorizer.AccessDeniedCode,
            $"User: {caller} is not authorized to perform: {Action} on resource: {role} {reason}",
            403);
}

using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;
using Layers = Guardrails.Core.Policies.Simulation.Authorization;

namespace Guardrails.Local.Authorization;

/// <summary>Decides every call before it is handled, with the simulator in <c>core</c>.</summary>
internal static class Authorizer
{
    /// <summary>The error code of a refusal.</summary>
    public const string AccessDeniedCode = "AccessDenied";

    /// <summary>The error code of a request that cannot be decided.</summary>
    public const string CannotTellCode = "PolicyNotSimulated";

    /// <summary>The words in which AWS explains a refusal by a service control policy.</summary>
    public const string ServiceControlPolicyReason = "service control policy";

    private static readonly NamedPolicy Everything = new(
        "resource policy",
        PolicyDocument.Parse("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}"));

    /// <summary>Returns when the caller may, and throws AWS's AccessDenied otherwise.</summary>
    /// <exception cref="AwsError">
    /// A policy denies, no policy allows, or the simulator cannot tell: that is never read as allowed.
    /// </exception>
    public static void Demand(Call call, RequiredPermission permission)
    {
        if (call.Account.State != Account.Active)
            throw AccessDenied(call, permission, $"because account {call.Account.Id} is {call.Account.State}");
        // AWS wrote what its own services' roles may do, and service control policies do not reach them.
        if (permission.Action.Length == 0 || call.Caller is ServiceLinkedRole)
            return;

        DemandOne(call, permission);
        foreach (var further in permission.Also)
            DemandOne(call, further);
    }

    /// <summary>
    /// The same where a resource's policy has named the caller, and identity policies need only not deny.
    /// </summary>
    /// <exception cref="AwsError">A policy denies, or the simulator cannot tell.</exception>
    public static void DemandUndenied(Call call, RequiredPermission permission) =>
        DemandOne(call, permission, Everything);

    private static void DemandOne(Call call, RequiredPermission permission, params NamedPolicy[] besides)
    {
        var request = new AccessRequest(permission.Action, permission.Resource, RequestContext.Of(call, permission));
        var layers = Layers(call, request);
        layers = layers with { IdentityPolicies = [.. layers.IdentityPolicies, .. besides] };
        var answer = PolicySimulator.Authorize(layers);
        if (answer.Decision == Decision.CannotTell)
            throw CannotTell(permission, answer);
        if (!answer.IsAllowed)
            throw AccessDenied(call, permission, Reason(layers));
        call.World.Of<Decisions>().AllowedCalls.Add(
            new(call.Caller.PolicyArn, (call.Caller as RootUser)?.Task?.Name, permission.Action));
    }

    /// <summary>The refusal of a request that the simulator cannot decide: loud, and never retried.</summary>
    public static AwsError CannotTell(RequiredPermission permission, Answer answer) =>
        new(
            CannotTellCode,
            $"The embedded organization cannot tell whether {permission.Action} is allowed: {answer.Explanation}",
            501);

    /// <summary>AccessDenied in AWS's words.</summary>
    public static AwsError AccessDenied(Call call, RequiredPermission permission, string reason) => new(
        AccessDeniedCode,
        $"User: {call.Caller.Arn} is not authorized to perform: "
        + $"{(permission.Action.Length == 0 ? "this" : permission.Action)} on resource: {permission.Resource} {reason}",
        403);

    private static Layers Layers(Call call, AccessRequest request)
    {
        var session = call.Caller as RoleSession;
        return new(request)
        {
            RootUser = call.Caller is RootUser,
            ServiceControlPath = ServiceControlPath(call.World, session, call.Account),
            IdentityPolicies = session is null ? [] : IdentityPolicies(call.World, session.Role),
            SessionPolicies = session is null ? [] : [.. session.SessionPolicies.Select(
                (json, index) => ParsedPolicies.Of(call.World, $"session policy {index + 1}", json))],
            TaskPolicy = call.Caller is RootUser { Task: { } task }
                ? ParsedPolicies.Of(call.World, task.Name, task.Json)
                : null,
        };
    }

    /// <summary>
    /// The policies on the way from the root to an account; none where service control policies do not reach.
    /// </summary>
    private static IReadOnlyList<PolicyLevel> ServiceControlPath(World world, RoleSession? session, Account account)
    {
        if (account.Id == world.ManagementAccountId
            || session?.Role.ServiceLinked == true
            || !world.ServiceControlPoliciesAreOn)
        {
            return [];
        }

        return [.. world.PathTo(account.Id).Select(id => new PolicyLevel(
            world.NameOf(id),
            [.. world.AttachedTo(id).Select(policy => ParsedPolicies.Of(world, policy.Name, policy.Content))]))];
    }

    private static IReadOnlyList<NamedPolicy> IdentityPolicies(World world, Role role) =>
    [
        .. role.InlinePolicies.Select(policy => ParsedPolicies.Of(world, policy.Key, policy.Value)),
        .. role.ManagedPolicies.Select(arn => ParsedPolicies.Of(world, arn, ManagedPolicies.Find(arn)!)),
    ];

    /// <summary>Which layer refused, in AWS's words.</summary>
    private static string Reason(Layers layers)
    {
        var action = layers.Request.Action;
        if (Denying(layers.ServiceControlPath.SelectMany(level => level.Policies), layers.Request) is { } control)
            return $"with an explicit deny in a {ServiceControlPolicyReason}: {control}";
        if (Denying(layers.IdentityPolicies, layers.Request) is { } identity)
            return $"with an explicit deny in an identity-based policy: {identity}";
        if (Denying(layers.SessionPolicies, layers.Request) is { } session)
            return $"with an explicit deny in a session policy: {session}";
        if (layers.TaskPolicy is { } task && Denying([task], layers.Request) is not null)
            return $"with an explicit deny in a session policy: {task.Name}";
        if (!PolicySimulator.ServiceControl(layers.ServiceControlPath, layers.Request).IsAllowed)
            return $"because no {ServiceControlPolicyReason} allows the {action} action";
        if (!layers.RootUser && !PolicySimulator.Identity(layers.IdentityPolicies, layers.Request).IsAllowed)
            return $"because no identity-based policy allows the {action} action";
        return $"because no session policy allows the {action} action";
    }

    private static string? Denying(IEnumerable<NamedPolicy> policies, AccessRequest request) =>
        policies.FirstOrDefault(
            policy => PolicySimulator.Identity([policy], request).Decision == Decision.ExplicitlyDenied)?.Name;
}

using Guardrails.Core.Ids;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Local.Authorization;

namespace Guardrails.Local.Services.Kms;

/// <summary>
/// Decides who uses a key. Unlike other resources' policies a key's is the beginning of everything: identity policies
/// count only where it names the whole account, and it alone is enough where it names the principal.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html and
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
/// </remarks>
internal static class KeyAuthorization
{
    /// <summary>Returns when a principal may use the key.</summary>
    public static void DemandPrincipal(Call call, KmsKey key, RequiredPermission permission)
    {
        ResourcePolicies.DemandPrincipal(call, permission, key.Policy);
        var policy = ParsedPolicies.Of(call.World, "key policy", key.Policy).Document;
        if (!Lets(call, policy, permission))
        {
            throw Authorizer.AccessDenied(
                call, permission, $"because no resource-based policy allows the {permission.Action} action");
        }

        var named = policy with { Statements = [.. policy.Statements.Where(statement => !NamesAccount(statement))] };
        if (key.AccountId == call.Caller.AccountId && Lets(call, named, permission))
            Authorizer.DemandUndenied(call, permission);
        else
            Authorizer.Demand(call, permission);
    }

    /// <summary>Tells whether a key policy lets a principal in, by name or by its account.</summary>
    public static bool Lets(Call call, PolicyDocument policy, RequiredPermission permission)
    {
        var caller = Caller.Of(AccountId.Parse(call.Caller.AccountId), call.Caller.PolicyArn, call.Caller.Arn);
        return PolicySimulator.Resource(
            policy, caller, new(permission.Action, permission.Resource, RequestContext.Of(call, permission))).IsAllowed;
    }

    private static bool NamesAccount(PolicyStatement statement) =>
        statement.Effect == Effect.Allow
        && statement.Principal is { Entries: var entries }
        && entries.All(entry => entry.Kind == PrincipalKind.AWS
            && (AccountId.TryParse(entry.Value) is not null
                || entry.Value.Split(':') is ["arn", _, "iam", "", _, "root"]));
}

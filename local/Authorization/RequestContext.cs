using System.Globalization;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Authorization;

/// <summary>The condition keys of a request. A key that AWS would not send is missing.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
internal static class RequestContext
{
    /// <summary>The keys of a call: who, where, when, whose resource, and what the operation adds.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Of(Call call, RequiredPermission permission)
    {
        var world = call.World;
        var caller = call.Caller;
        var units = string.Concat(world.PathTo(caller.AccountId).SkipLast(1).Select(id => id + "/"));
        var context = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:PrincipalArn"] = [caller.PolicyArn],
            ["aws:PrincipalAccount"] = [caller.AccountId],
            ["aws:PrincipalType"] = [caller.Type],
            ["aws:PrincipalOrgID"] = [world.OrganizationId],
            ["aws:PrincipalOrgPaths"] = [$"{world.OrganizationId}/{units}"],
            ["aws:PrincipalIsAWSService"] = ["false"],
            ["aws:ViaAWSService"] = ["false"],
            ["aws:userid"] = [caller.UserId],
            ["aws:RequestedRegion"] = [RegionOf(call, permission)],
            ["aws:CurrentTime"] = [call.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)],
            ["aws:EpochTime"] = [call.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)],
            // Loopback stands for the TLS endpoint that AWS would be called on.
            ["aws:SecureTransport"] = ["true"],
        };
        // Present in AssumeRoot sessions only, and never "false".
        if (caller is RootUser { Task: not null })
            context["aws:AssumedRoot"] = ["true"];
        AddOwner(context, world, permission.Resource);
        foreach (var (key, values) in permission.Context)
            context[key] = values;
        return context;
    }

    private static string RegionOf(Call call, RequiredPermission permission) =>
        permission.Action.StartsWith("iam:", StringComparison.Ordinal)
            || permission.Action.StartsWith("organizations:", StringComparison.Ordinal)
            ? call.World.KnownPartition.HomeRegion
            : call.Region;

    private static void AddOwner(Dictionary<string, IReadOnlyList<string>> context, World world, string resource)
    {
        if (resource.Split(':', 6) is not ["arn", _, _, _, var account, _] || !world.Accounts.ContainsKey(account))
            return;
        context["aws:ResourceAccount"] = [account];
        context["aws:ResourceOrgID"] = [world.OrganizationId];
    }
}

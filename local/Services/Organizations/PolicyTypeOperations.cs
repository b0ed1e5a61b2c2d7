using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Organizations;

/// <summary>The root, and the policy types that are enabled in it.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html</remarks>
internal static class PolicyTypeOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("organizations", "ListRoots", RequiredPermission.Of("organizations:ListRoots"), ListRoots),
        new("organizations", "EnablePolicyType", OnRoot, EnablePolicyType),
    ];

    private static JsonObject ListRoots(Call call, JsonObject input)
    {
        OrganizationCaller.DemandReader(call);
        var root = Describe(call.World);
        // Enabling takes a while: it has happened when somebody looks for the second time.
        if (call.World.PolicyTypes.GetValueOrDefault(OrganizationPolicy.Type) == OrganizationPolicy.PendingEnable)
            call.World.PolicyTypes[OrganizationPolicy.Type] = OrganizationPolicy.Enabled;
        return OrganizationPage.Of(call, input, "Roots", [root]);
    }

    private static RequiredPermission OnRoot(Call call, JsonObject input) =>
        new RequiredPermission(
            "organizations:EnablePolicyType", OrganizationArns.Root(call.World, input.Required("RootId")))
            .With("organizations:PolicyType", input.Text("PolicyType"));

    private static JsonObject EnablePolicyType(Call call, JsonObject input)
    {
        OrganizationCaller.DemandManagement(call);
        PolicyOperations.DemandType(input.Required("PolicyType"));
        if (input.Required("RootId") != call.World.RootId)
            throw new AwsError("RootNotFoundException", "You specified a root that doesn't exist.");

        var types = call.World.PolicyTypes;
        switch (types.GetValueOrDefault(OrganizationPolicy.Type))
        {
            case OrganizationPolicy.Enabled:
                throw new AwsError(
                    "PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled.");
            case OrganizationPolicy.PendingEnable:
                throw new AwsError(
                    "PolicyChangesInProgressException",
                    "Changes to the effective policy are in progress, and its contents can't be returned. "
                    + "Try the operation again later.");
            default:
                types[OrganizationPolicy.Type] = OrganizationPolicy.PendingEnable;
                return new JsonObject { ["Root"] = Describe(call.World) };
        }
    }

    private static JsonObject Describe(World world) => new()
    {
        ["Id"] = world.RootId,
        ["Arn"] = OrganizationArns.Root(world, world.RootId),
        ["Name"] = "Root",
        ["PolicyTypes"] = new JsonArray(
            [.. world.PolicyTypes.Select(type => new JsonObject { ["Type"] = type.Key, ["Status"] = type.Value })]),
    };
}

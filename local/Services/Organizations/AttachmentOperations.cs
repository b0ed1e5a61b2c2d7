using System.Text.Json.Nodes;
using Guardrails.Core.Guardrails;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Organizations;

/// <summary>Which policy is attached to which root, unit or account.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html</remarks>
internal static class AttachmentOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("organizations", "AttachPolicy", OnPolicyAndTarget("organizations:AttachPolicy"), Attach),
        new("organizations", "DetachPolicy", OnPolicyAndTarget("organizations:DetachPolicy"), Detach),
        new("organizations", "ListPoliciesForTarget", OnTarget, ListPoliciesForTarget),
        new("organizations", "ListTargetsForPolicy", OnPolicy, ListTargetsForPolicy),
    ];

    // Both are resources of the call, so both must be allowed.
    private static Func<Call, JsonObject, RequiredPermission> OnPolicyAndTarget(string action) => (call, input) =>
        Typed(new RequiredPermission(action, OrganizationArns.Policy(call.World, input.Required("PolicyId")))) with
        {
            Also =
            [
                Typed(new RequiredPermission(action, OrganizationArns.Target(call.World, input.Required("TargetId")))),
            ],
        };

    private static RequiredPermission OnTarget(Call call, JsonObject input) =>
        Typed(new RequiredPermission(
            "organizations:ListPoliciesForTarget", OrganizationArns.Target(call.World, input.Required("TargetId"))));

    private static RequiredPermission OnPolicy(Call call, JsonObject input) =>
        Typed(new RequiredPermission(
            "organizations:ListTargetsForPolicy", OrganizationArns.Policy(call.World, input.Required("PolicyId"))));

    private static RequiredPermission Typed(RequiredPermission permission) =>
        permission.With("organizations:PolicyType", OrganizationPolicy.Type);

    private static JsonObject Attach(Call call, JsonObject input)
    {
        OrganizationCaller.DemandManagement(call);
        var world = call.World;
        var policy = PolicyOperations.Find(world, input.Required("PolicyId"));
        var target = Target(world, input);
        if (!world.ServiceControlPoliciesAreOn)
        {
            throw new AwsError(
                "PolicyTypeNotEnabledException", "The specified policy type isn't currently enabled in this root.");
        }

        var attached = world.AttachedTo(target).ToList();
        if (attached.Contains(policy))
        {
            throw new AwsError(
                "DuplicatePolicyAttachmentException",
                "The selected policy is already attached to the specified target.");
        }

        if (attached.Count >= PolicyLimits.Default.PoliciesPerTarget)
        {
            throw OrganizationErrors.Constraint(
                "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                $"You've exceeded the number of policies of this type that can be attached to {target}: "
                + $"{PolicyLimits.Default.PoliciesPerTarget}.");
        }

        world.Attach(policy.Id, target);
        return [];
    }

    private static JsonObject Detach(Call call, JsonObject input)
    {
        OrganizationCaller.DemandManagement(call);
        var world = call.World;
        var policy = PolicyOperations.Find(world, input.Required("PolicyId"));
        var attached = world.Attachments.GetValueOrDefault(Target(world, input), []);
        if (!attached.Contains(policy.Id))
        {
            throw new AwsError(
                "PolicyNotAttachedException",
                "The policy isn't attached to the specified target in the specified root.");
        }

        if (attached.Count == 1)
        {
            throw OrganizationErrors.Constraint(
                "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                "You must leave at least one policy of this type attached.");
        }

        attached.Remove(policy.Id);
        return [];
    }

    private static JsonObject ListPoliciesForTarget(Call call, JsonObject input)
    {
        OrganizationCaller.DemandReader(call);
        PolicyOperations.DemandType(input.Required("Filter"));
        var policies = call.World.AttachedTo(Target(call.World, input));
        return OrganizationPage.Of(
            call, input, "Policies", policies.Select(policy => PolicyOperations.Summary(call.World, policy)));
    }

    private static JsonObject ListTargetsForPolicy(Call call, JsonObject input)
    {
        OrganizationCaller.DemandReader(call);
        var policy = PolicyOperations.Find(call.World, input.Required("PolicyId"));
        var targets = call.World.TargetsOf(policy.Id);
        return OrganizationPage.Of(call, input, "Targets", targets.Select(target => new JsonObject
        {
            ["TargetId"] = target,
            ["Arn"] = OrganizationArns.Target(call.World, target),
            ["Name"] = call.World.NameOf(target),
            ["Type"] = target == call.World.RootId
                ? "ROOT"
                : call.World.Units.ContainsKey(target) ? "ORGANIZATIONAL_UNIT" : "ACCOUNT",
        }));
    }

    private static string Target(World world, JsonObject input)
    {
        var target = input.Required("TargetId");
        return target == world.RootId || world.Units.ContainsKey(target) || world.Accounts.ContainsKey(target)
            ? target
            : throw new AwsError("TargetNotFoundException", $"You specified a target that doesn't exist: {target}");
    }
}

using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Organization;

/// <summary>
/// The management account's own copies of the roles that StackSets bring to member accounts; they never reach this one.
/// </summary>
internal static class ManagementRoles
{
    public static void AddTo(Construct scope, OrganizationConfig config)
    {
        RoleResource.AddTo(new Construct(scope, "MemberRole"), "Role", MemberRole.Of(config));
        RoleResource.AddTo(new Construct(scope, "RuleStarter"), "Role", RuleStarterRole.Of(config));
    }
}

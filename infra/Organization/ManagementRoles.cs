using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Infra.Roles;

namespace Guardrails.Infra.Organization;

/// <summary>The management account's own copies of the roles that StackSets bring to member accounts; they never reach this one.</summary>
internal static class ManagementRoles
{
    public static void AddTo(Construct scope, OrganizationConfig config)
    {
        AccountRoles.Evaluator(config).AddTo(new Construct(scope, "MemberRole"), "Role");
        AccountRoles.RuleStarter(config).AddTo(new Construct(scope, "RuleStarter"), "Role");
    }
}

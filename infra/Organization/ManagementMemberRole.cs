using Amazon.CDK.AWS.IAM;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Infra.Roles;

namespace Guardrails.Infra.Organization;

/// <summary>The member role of the management account, which service-managed StackSets never reach.</summary>
internal sealed class ManagementMemberRole : Construct
{
    public ManagementMemberRole(Construct scope, string id, OrganizationConfig config)
        : base(scope, id)
    {
        var definition = new MemberRoleDefinition(config);
        new CfnRole(this, "Role", new CfnRoleProps
        {
            RoleName = DeployedNames.MemberRole,
            Description = MemberRoleDefinition.Description,
            AssumeRolePolicyDocument = JsiiData.Of(definition.Trust.Render()),
            Policies = new[]
            {
                new CfnRole.PolicyProperty
                {
                    PolicyName = DeployedNames.MemberRole,
                    PolicyDocument = JsiiData.Of(definition.Permissions.Render()),
                },
            },
        });
    }
}

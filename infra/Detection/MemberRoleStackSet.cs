using Amazon.CDK;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Infra.Roles;

namespace Guardrails.Infra.Detection;

/// <summary>Brings the member role to every member account, and to new ones when they join.</summary>
internal sealed class MemberRoleStackSet : Construct
{
    public MemberRoleStackSet(Construct scope, string id, OrganizationConfig config)
        : base(scope, id) =>
        Resource = new CfnStackSet(this, "StackSet", new CfnStackSetProps
        {
            StackSetName = DeployedNames.MemberRoleStackSet,
            Description = MemberRoleDefinition.Description,
            PermissionModel = "SERVICE_MANAGED",
            CallAs = "DELEGATED_ADMIN",
            AutoDeployment = new CfnStackSet.AutoDeploymentProperty { Enabled = true, RetainStacksOnAccountRemoval = false },
            Capabilities = ["CAPABILITY_NAMED_IAM"],
            ManagedExecution = new Dictionary<string, object>(StringComparer.Ordinal) { ["Active"] = true },
            // An account that cannot take the role is one account without evidence, which every report shows as UNKNOWN;
            // it must not keep the role from all the others.
            OperationPreferences = new CfnStackSet.OperationPreferencesProperty
            {
                ConcurrencyMode = "SOFT_FAILURE_TOLERANCE",
                FailureTolerancePercentage = 100,
                MaxConcurrentPercentage = 100,
                RegionConcurrencyType = "PARALLEL",
            },
            StackInstancesGroup = new[]
            {
                new CfnStackSet.StackInstancesProperty
                {
                    DeploymentTargets = new CfnStackSet.DeploymentTargetsProperty { OrganizationalUnitIds = [config.RootId.Value] },
                    Regions = [config.HomeRegion],
                },
            },
            TemplateBody = TemplateText.Of(new MemberRoleDefinition(config).Template()),
        });

    public CfnStackSet Resource { get; }
}

using System.Text.Json.Nodes;
using Amazon.CDK;
using Constructs;
using Guardrails.Core.Roles;

namespace Guardrails.Infra.Constructs;

/// <summary>
/// Brings a template to member accounts, and to new ones when they join: from the management account (docs/adr/0014).
/// </summary>
internal sealed class StackSetResource : Construct
{
    public StackSetResource(
        Construct scope, string id, string name, string description, MemberAccounts members, JsonObject template)
        : base(scope, id) =>
        Resource = new CfnStackSet(this, "StackSet", new CfnStackSetProps
        {
            StackSetName = name,
            Description = description,
            PermissionModel = "SERVICE_MANAGED",
            // Whoever may run it is administrator of every account that it reaches, so that nobody is delegated.
            CallAs = "SELF",
            AutoDeployment = new CfnStackSet.AutoDeploymentProperty
            {
                Enabled = true,
                RetainStacksOnAccountRemoval = false,
            },
            Capabilities = ["CAPABILITY_NAMED_IAM"],
            ManagedExecution = new Dictionary<string, object>(StringComparer.Ordinal) { ["Active"] = true },
            // An account that cannot take the template (one with another recorder, say) fails alone, and is at worst
            // an account without evidence, which every report shows as UNKNOWN; it must not keep the template from
            // all the others.
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
                    DeploymentTargets = new CfnStackSet.DeploymentTargetsProperty
                    {
                        OrganizationalUnitIds = [.. members.Targets.Select(target => target.Value)],
                    },
                    Regions = [.. members.Regions],
                },
            },
            TemplateBody = TemplateText.Of(template),
        });

    public CfnStackSet Resource { get; }
}

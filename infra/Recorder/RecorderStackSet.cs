using Amazon.CDK;
using Constructs;
using Guardrails.Core.Organizations;

namespace Guardrails.Infra.Recorder;

/// <summary>Brings the recorder to the accounts of some units, and to new ones when they join.</summary>
internal sealed class RecorderStackSet : Construct
{
    public RecorderStackSet(
        Construct scope, string id, OrganizationConfig config, ConfigRecorderBaseline baseline, RecorderDefinition definition, CfnResource after)
        : base(scope, id)
    {
        var stackSet = new CfnStackSet(this, "StackSet", new CfnStackSetProps
        {
            StackSetName = DeployedNames.ConfigRecorder,
            Description = RecorderDefinition.Description,
            PermissionModel = "SERVICE_MANAGED",
            CallAs = "DELEGATED_ADMIN",
            AutoDeployment = new CfnStackSet.AutoDeploymentProperty { Enabled = true, RetainStacksOnAccountRemoval = false },
            Capabilities = ["CAPABILITY_NAMED_IAM"],
            ManagedExecution = new Dictionary<string, object>(StringComparer.Ordinal) { ["Active"] = true },
            // An account has one recorder. One that has its own refuses this one, keeps it, and must not keep it from the others.
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
                    DeploymentTargets = new CfnStackSet.DeploymentTargetsProperty { OrganizationalUnitIds = [.. baseline.Targets.Select(target => target.Value)] },
                    Regions = [config.HomeRegion],
                },
            },
            TemplateBody = TemplateText.Of(definition.Template()),
        });

        // AWS Config tries the bucket when a delivery channel is created.
        stackSet.AddDependency(after);
    }
}

using Amazon.CDK.AWS.Lambda;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Remediation;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;

namespace Guardrails.Infra.Remediation;

/// <summary>The function that takes the steps of remediations, and its clock.</summary>
internal sealed class RootRemediationResource : Construct
{
    // Whole organizations, and the event history of busy keys, are read into it.
    private const int MemoryMegabytes = 1024;

    public RootRemediationResource(
        Construct scope, string id, OrganizationConfig config, PublishedFunction code, CfnFunction deletion)
        : base(scope, id)
    {
        var props = new FunctionResourceProps(
            "Takes each remediation of an account's root credentials one step further",
            code,
            RootRemediationRole.Of(config),
            FunctionEnvironment.Of(config, DeployedFunction.RootRemediation).Variables,
            (int)RemediationLimits.LongestRun.TotalSeconds)
        {
            MemoryMegabytes = MemoryMegabytes,
        };
        var function = new FunctionResource(this, "Remediator", props).Resource;

        // Whoever takes steps finds the one that deletes.
        function.AddDependency(deletion);
        ScheduleResource.AddTo(this, config, DeployedFunction.RootRemediation, function);
    }
}

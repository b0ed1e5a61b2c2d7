using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;

namespace Guardrails.Infra.Reporting;

/// <summary>The function of the daily report, and its clock.</summary>
internal sealed class ComplianceReportResource : Construct
{
    private const int TimeoutSeconds = 900;
    private const int MemoryMegabytes = 2048;

    // The files of 50,000 accounts, before they are uploaded.
    private const int StorageMegabytes = 2048;

    public ComplianceReportResource(
        Construct scope, string id, OrganizationConfig config, PublishedFunction code, ReportBucketResource bucket)
        : base(scope, id)
    {
        var props = new FunctionResourceProps(
            "Makes the daily report on the organization's root credentials",
            code,
            ComplianceReportRole.Of(config),
            FunctionEnvironment.Of(config, DeployedFunction.ComplianceReport)
                .With((EnvironmentVariables.ReportKeyArn, bucket.Key.AttrArn)),
            TimeoutSeconds)
        {
            MemoryMegabytes = MemoryMegabytes,
            StorageMegabytes = StorageMegabytes,
        };
        var function = new FunctionResource(this, "Reporter", props).Resource;
        function.AddDependency(bucket.Policy);
        ScheduleResource.AddTo(this, config, DeployedFunction.ComplianceReport, function);
    }
}

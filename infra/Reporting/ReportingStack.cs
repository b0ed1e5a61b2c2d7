using Amazon.CDK;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;

namespace Guardrails.Infra.Reporting;

/// <summary>
/// The stack of the delegated administrator account that reports: the function, its bucket and the dashboard.
/// </summary>
internal sealed class ReportingStack : Stack
{
    public ReportingStack(
        Construct scope, string id, StackProps props, OrganizationConfig config, PublishedFunction code)
        : base(scope, id, props)
    {
        var bucket = new ReportBucketResource(this, "Reports", config);
        new ComplianceReportResource(this, "ComplianceReport", config, code, bucket);
        ReportDashboard.AddTo(this, "Dashboard", config);
        AlarmResources.AddTo(
            new Construct(this, "Health"), HealthAlarms.OfReporting(config), LedgerArns.Topics(config));
    }
}

using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The execution role of the daily report.</summary>
public static class ComplianceReportRole
{
    /// <summary>The role. It reads nothing back of what it wrote: the ledger has each day's numbers.</summary>
    public static ProductRole Of(OrganizationConfig config) => FunctionRole.Of(
        config,
        DeployedFunction.ComplianceReport,
        config.DelegatedAdministrator,
        [
            LedgerGrants.WriteOwn(config, LedgerWriter.ComplianceReport),
            LedgerGrants.ReadAll(config),
            LedgerGrants.ReadLists(config),
            LedgerGrants.UseDataKey(config),

            .. OrganizationReads.Tree(config),
            ReadAggregator.Of(config),
            .. LedgerArns.TopicNames(config).Select(topic => new RoleGrant(
                topic == DeployedNames.ChatTopic ? "CountChat" : "CountRecipients",
                LedgerArns.Topic(config, topic),
                SnsActions.ListSubscriptionsByTopic)),

            new RoleGrant(
                "WriteReports", ReportArns.Dated(config), S3Actions.PutObject, S3Actions.PutObjectRetention),
            new RoleGrant("WriteLatest", ReportArns.Latest(config), S3Actions.PutObject),
            LedgerGrants.EncryptWithKey(config, "UseReportsKey", "s3"),
        ]);
}

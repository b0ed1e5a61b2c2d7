using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The execution role of the function that tells people.</summary>
public static class IncidentAlertsRole
{
    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config) => FunctionRole.Of(
        config,
        DeployedFunction.IncidentAlerts,
        config.DelegatedAdministrator,
        [
            // A note that an account is to be looked at goes when that was done.
            LedgerGrants.WriteOwn(
                config, LedgerWriter.IncidentAlerts, DynamoDbActions.UpdateItem, DynamoDbActions.DeleteItem),
            LedgerGrants.ReadAll(config),
            LedgerGrants.ReadLists(config),
            LedgerGrants.Expire(config),
            LedgerGrants.UseDataKey(config),

            // Lambda reads the stream with this role; listing knows no stream in IAM.
            new RoleGrant(
                "ReadStream",
                LedgerArns.Stream(config),
                "dynamodb:GetRecords",
                "dynamodb:GetShardIterator",
                "dynamodb:DescribeStream"),
            new RoleGrant("ListStreams", "*", "dynamodb:ListStreams"),
            QueueGrants.Put(config, "GiveUp", DeployedNames.IncidentAlertsFailedQueue),

            .. LedgerArns.TopicNames(config).Select(topic => new RoleGrant(
                topic == DeployedNames.ChatTopic ? "TellChat" : "TellPeople",
                LedgerArns.Topic(config, topic),
                SnsActions.Publish,
                SnsActions.ListSubscriptionsByTopic)),
            LedgerGrants.UseKey(config, "UseAlertsKey", "sns"),

            .. OrganizationReads.Whereabouts(config),
        ]);
}

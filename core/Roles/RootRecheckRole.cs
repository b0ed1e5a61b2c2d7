using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The execution role of the function that starts the rules of accounts.</summary>
public static class RootRecheckRole
{
    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config) => FunctionRole.Of(
        config,
        DeployedFunction.RootRecheck,
        config.DelegatedAdministrator,
        [
            new RoleGrant(
                "AssumeRuleStarter",
                $"arn:{config.Partition}:iam::{Gap.Account}:role/{DeployedNames.RuleStarter}",
                StsActions.AssumeRole)
                .WhenIfExists("aws:ResourceOrgID", config.Id.Value),

            // An account that refuses may have left.
            new RoleGrant(
                "CheckMembership",
                $"arn:{config.Partition}:organizations::{config.ManagementAccount}:account/{config.Id}/{Gap.Account}",
                OrganizationsActions.DescribeAccount),

            // Lambda polls the queues with this role.
            TakeFrom(config, "TakeEvents", DeployedNames.RecheckQueue),
            TakeFrom(config, "TakeMoves", DeployedNames.RecheckMovesQueue),

            new RoleGrant("PutAside", QueueArn(config, DeployedNames.RecheckFailedQueue), SqsActions.SendMessage),
        ]);

    private static RoleGrant TakeFrom(OrganizationConfig config, string sid, string queue) => new(
        sid,
        QueueArn(config, queue),
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        SqsActions.GetQueueAttributes);

    private static string QueueArn(OrganizationConfig config, string queue) =>
        $"arn:{config.Partition}:sqs:{config.HomeRegion}:{config.DelegatedAdministrator}:{queue}";
}

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

            // Lambda polls the queue with this role.
            new RoleGrant(
                "TakeEvents",
                QueueArn(config),
                "sqs:ReceiveMessage",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes"),
        ]);

    private static string QueueArn(OrganizationConfig config) =>
        $"arn:{config.Partition}:sqs:{config.HomeRegion}:{config.DelegatedAdministrator}:{DeployedNames.RecheckQueue}";
}

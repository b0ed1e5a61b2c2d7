using Amazon.CDK.AWS.Lambda;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;
using Guardrails.Infra.Functions;
using Guardrails.Infra.Roles;
using Effect = Guardrails.Core.Policies.Effect;
using PolicyStatement = Guardrails.Core.Policies.PolicyStatement;

namespace Guardrails.Infra.Detection;

/// <summary>The evaluator, and AWS Config's permission to invoke it.</summary>
internal sealed class RootPostureRuleFunction : Construct
{
    // Generating a credential report takes AWS up to a few minutes in a large account; the evaluator does not wait for it that long.
    private const int TimeoutSeconds = 120;

    public RootPostureRuleFunction(Construct scope, string id, OrganizationConfig config, PublishedFunction code)
        : base(scope, id)
    {
        Function = new GuardrailFunction(this, "Evaluator", config, new GuardrailFunctionProps(
            DeployedNames.RootPostureRule,
            "Judges the root user of an account for AWS Config",
            code,
            config.DelegatedAdministrator,
            Statements(config),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [EnvironmentVariables.OrganizationId] = config.Id.Value,
                [EnvironmentVariables.ManagementAccountId] = config.ManagementAccount.Value,
                [EnvironmentVariables.Partition] = config.Partition.Name,
                [EnvironmentVariables.RootSessions] = HasRootSessions(config) ? "true" : "false",
            },
            TimeoutSeconds)).Resource;

        // No SourceAccount: it would be each member account, one statement each. The function itself refuses other organizations.
        Permission = new CfnPermission(this, "InvokeByConfig", new CfnPermissionProps
        {
            FunctionName = Function.AttrArn,
            Action = "lambda:InvokeFunction",
            Principal = TrustedServices.Config,
        });
    }

    public CfnFunction Function { get; }

    public CfnPermission Permission { get; }

    private static bool HasRootSessions(OrganizationConfig config) => TrustedServices.Features(config.Partition).Contains(TrustedServices.RootSessions);

    private static IReadOnlyList<PolicyStatement> Statements(OrganizationConfig config) =>
    [
        new PolicyStatement(
            Effect.Allow,
            Patterns.Of(TrustPolicy.AssumeRole),
            Patterns.Of($"arn:{config.Partition}:iam::*:role/{DeployedNames.MemberRole}")) { Sid = "AssumeMemberRole" }
        .When("StringEqualsIfExists", "aws:ResourceOrgID", config.Id.Value),

        new PolicyStatement(
            Effect.Allow,
            Patterns.Of("organizations:DescribeAccount"),
            Patterns.Of($"arn:{config.Partition}:organizations::{config.ManagementAccount}:account/{config.Id}/*")) { Sid = "CheckMembership" },

        // The task policy in the condition makes of it a session that reads a root user's credentials and can do nothing else.
        .. HasRootSessions(config)
            ?
            [
                new PolicyStatement(
                    Effect.Allow,
                    Patterns.Of(TaskPolicies.AssumeRoot),
                    Patterns.Of($"arn:{config.Partition}:iam::*:root")) { Sid = "AuditRootUsers" }
                .When("StringEquals", TaskPolicies.ConditionKey, TaskPolicies.Audit(config.Partition)),
            ]
            : Array.Empty<PolicyStatement>(),
    ];
}

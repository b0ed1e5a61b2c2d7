using Amazon.CDK.AWS.Lambda;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;

namespace Guardrails.Infra.Detection;

/// <summary>The evaluator, and AWS Config's permission to invoke it.</summary>
internal sealed class RuleFunctionResource : Construct
{
    // Generating a credential report takes AWS up to a few minutes in a large account; the evaluator does not wait for
    // it that long.
    private const int TimeoutSeconds = 120;

    public RuleFunctionResource(Construct scope, string id, OrganizationConfig config, PublishedFunction code)
        : base(scope, id)
    {
        var role = RootPostureRuleRole.Of(config);
        Function = new FunctionResource(this, "Evaluator", new FunctionResourceProps(
            "Judges the root user of an account for AWS Config",
            code,
            role,
            FunctionEnvironment.Of(config, DeployedFunction.RootPostureRule).Variables,
            TimeoutSeconds)
        {
            ReservedConcurrency = config.ConcurrentEvaluations,
            RoleArn = DetectionRolesStack.ArnOf(config, role),
        }).Resource;

        // No SourceAccount: it would be each member account, one statement each. The function itself
        // refuses other organizations.
        Permission = new CfnPermission(this, "InvokeByConfig", new CfnPermissionProps
        {
            FunctionName = Function.AttrArn,
            Action = "lambda:InvokeFunction",
            Principal = TrustedServices.Config,
        });
    }

    public CfnFunction Function { get; }

    public CfnPermission Permission { get; }
}

using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;

namespace Guardrails.Infra.Activity;

/// <summary>The function that starts the rules of accounts, and what hands it the queues' events.</summary>
internal sealed class RecheckFunctionResource : Construct
{
    private const int BatchingSeconds = 30;

    // A queue's visibility timeout should be six times the function's, and the batching window more.
    // Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    private const int TimeoutSeconds = (RecheckQueues.VisibilitySeconds - BatchingSeconds) / 6;

    public RecheckFunctionResource(
        Construct scope, string id, OrganizationConfig config, PublishedFunction code, RecheckQueues queues)
        : base(scope, id)
    {
        var function = new FunctionResource(this, "Starter", new FunctionResourceProps(
            "Has AWS Config evaluate an account as soon as its root credentials change, or it joins",
            code,
            RootRecheckRole.Of(config),
            FunctionEnvironment.Of(config, DeployedFunction.RootRecheck)
                .With((EnvironmentVariables.FailedQueueUrl, queues.Failed.Ref)),
            TimeoutSeconds)).Resource;

        From("FromChanges", queues.Changes);
        From("FromMoves", queues.Moves);

        // Events of the same account within the window start its rules once. AWS Config takes one start a minute
        // for an account. Lambda's least concurrency keeps what the instances remember about accounts together.
        void From(string mapping, CfnQueue queue) =>
            new CfnEventSourceMapping(this, mapping, new CfnEventSourceMappingProps
            {
                EventSourceArn = queue.AttrArn,
                FunctionName = function.Ref,
                BatchSize = 100,
                MaximumBatchingWindowInSeconds = BatchingSeconds,
                FunctionResponseTypes = ["ReportBatchItemFailures"],
                ScalingConfig = new CfnEventSourceMapping.ScalingConfigProperty { MaximumConcurrency = 2 },
            });
    }
}

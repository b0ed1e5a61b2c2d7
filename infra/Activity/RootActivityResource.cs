using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;

namespace Guardrails.Infra.Activity;

/// <summary>The function that writes down what events say, its queues, and what hands it the events.</summary>
internal sealed class RootActivityResource : Construct
{
    private const int TimeoutSeconds = 60;
    private const int BatchingSeconds = 1;

    // Six times the function's timeout, and the batching window more.
    // Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    private const int VisibilitySeconds = (6 * TimeoutSeconds) + BatchingSeconds;

    private const int Turns = 10;

    public RootActivityResource(Construct scope, string id, OrganizationConfig config, PublishedFunction code)
        : base(scope, id)
    {
        Failed = QueueResource.AddTo(this, "Failed", new CfnQueueProps
        {
            QueueName = DeployedNames.RootActivityFailedQueue,
            MessageRetentionPeriod = QueueResource.KeepFailedSeconds,
        });
        Events = QueueResource.AddTo(this, "Events", new CfnQueueProps
        {
            QueueName = DeployedNames.RootActivityQueue,
            VisibilityTimeout = VisibilitySeconds,
            RedrivePolicy = QueueResource.Redrive(Failed, Turns),
        });
        var function = new FunctionResource(this, "Listener", new FunctionResourceProps(
            "Writes what events say of root users and of Guardrails into the ledger",
            code,
            RootActivityRole.Of(config),
            FunctionEnvironment.Of(config, DeployedFunction.RootActivity)
                .With((EnvironmentVariables.FailedQueueUrl, Failed.Ref)),
            TimeoutSeconds)).Resource;
        new CfnEventSourceMapping(this, "FromEvents", new CfnEventSourceMappingProps
        {
            EventSourceArn = Events.AttrArn,
            FunctionName = function.Ref,
            BatchSize = 100,
            MaximumBatchingWindowInSeconds = BatchingSeconds,
            FunctionResponseTypes = ["ReportBatchItemFailures"],
            ScalingConfig = new CfnEventSourceMapping.ScalingConfigProperty { MaximumConcurrency = 10 },
        });
    }

    /// <summary>The queue of everything that is heard.</summary>
    public CfnQueue Events { get; }

    /// <summary>The queue of what could not be delivered, read or recorded.</summary>
    public CfnQueue Failed { get; }

    /// <summary>Lets the rule, and nobody else, send events, and what it could not deliver.</summary>
    public void AcceptFrom(CfnRule rule)
    {
        QueueResource.AddPolicyTo(
            this, "EventsPolicy", Events, EventQueuePolicy.Of(Events.AttrArn, [rule.AttrArn]));
        QueueResource.AddPolicyTo(
            this, "FailedPolicy", Failed, EventQueuePolicy.Of(Failed.AttrArn, [rule.AttrArn]));
    }
}

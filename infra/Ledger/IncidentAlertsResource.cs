using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;

namespace Guardrails.Infra.Ledger;

/// <summary>The function that tells people, what hands it the ledger's changes, and its clock.</summary>
internal sealed class IncidentAlertsResource : Construct
{
    private const int TimeoutSeconds = 300;

    public IncidentAlertsResource(
        Construct scope,
        string id,
        OrganizationConfig config,
        PublishedFunction code,
        CfnTable table,
        AlertTopics topics)
        : base(scope, id)
    {
        var failed = QueueResource.AddTo(this, "Failed", new CfnQueueProps
        {
            QueueName = DeployedNames.IncidentAlertsFailedQueue,
            MessageRetentionPeriod = QueueResource.KeepFailedSeconds,
        });
        QueueResource.AddPolicyTo(this, "FailedPolicy", failed, PrivateQueuePolicy.Of(failed.AttrArn));

        var function = new FunctionResource(this, "Teller", new FunctionResourceProps(
            "Tells people of incidents, each once",
            code,
            IncidentAlertsRole.Of(config),
            FunctionEnvironment.Of(config, DeployedFunction.IncidentAlerts).With(
            [
                (EnvironmentVariables.AlertsTopicArn, topics.Alerts.Ref),
                .. topics.Chat is { } chat
                    ? [(EnvironmentVariables.ChatTopicArn, chat.Ref)]
                    : Array.Empty<(string, string)>(),
            ]),
            TimeoutSeconds)).Resource;

        // From the stream's beginning: the latest position may miss what is written while the mapping is made. What
        // fails is tried for an hour at most, so that one account's row never holds up the others' for longer; the
        // sweep then finds it.
        new CfnEventSourceMapping(this, "FromLedger", new CfnEventSourceMappingProps
        {
            EventSourceArn = table.AttrStreamArn,
            FunctionName = function.Ref,
            StartingPosition = "TRIM_HORIZON",
            BatchSize = 100,
            MaximumBatchingWindowInSeconds = 5,
            BisectBatchOnFunctionError = true,
            MaximumRetryAttempts = 5,
            MaximumRecordAgeInSeconds = 3600,
            ParallelizationFactor = 10,
            FunctionResponseTypes = ["ReportBatchItemFailures"],
            DestinationConfig = new CfnEventSourceMapping.DestinationConfigProperty
            {
                OnFailure = new CfnEventSourceMapping.OnFailureProperty { Destination = failed.AttrArn },
            },
        });
        ScheduleResource.AddTo(this, config, DeployedFunction.IncidentAlerts, function);
    }
}

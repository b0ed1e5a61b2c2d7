using Amazon.CDK.AWS.SQS;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Activity;

/// <summary>
/// The queue in which events wait until their account is ready for them, and the one in which they end if it
/// never is (docs/adr/0007).
/// </summary>
internal sealed class RecheckQueue : Construct
{
    /// <summary>The time that an event that could not be acted on waits for its next turn.</summary>
    public const int VisibilitySeconds = 360;

    // Nine hours of turns: AWS Config itself tries for seven to bring its rules to an account without a recorder.
    // Source: https://docs.aws.amazon.com/config/latest/developerguide/config-rule-multi-account-deployment.html
    private const int MostTurns = 90;

    private const int KeepFailedSeconds = 14 * 24 * 60 * 60;

    public RecheckQueue(Construct scope, string id)
        : base(scope, id)
    {
        Failed = QueueResource.AddTo(this, "Failed", new CfnQueueProps
        {
            QueueName = DeployedNames.RecheckFailedQueue,
            MessageRetentionPeriod = KeepFailedSeconds,
        });
        Events = QueueResource.AddTo(this, "Events", new CfnQueueProps
        {
            QueueName = DeployedNames.RecheckQueue,
            VisibilityTimeout = VisibilitySeconds,
            RedrivePolicy = QueueResource.Redrive(Failed, MostTurns),
        });
    }

    public CfnQueue Events { get; }

    public CfnQueue Failed { get; }

    /// <summary>Lets the rules, and nobody else, send to both: events, and what could not be delivered.</summary>
    public void AcceptFrom(params string[] ruleArns)
    {
        Accept("EventsPolicy", Events, ruleArns);
        Accept("FailedPolicy", Failed, ruleArns);
    }

    private void Accept(string id, CfnQueue queue, string[] ruleArns) =>
        QueueResource.AddPolicyTo(this, id, queue, RecheckQueuePolicy.Of(queue.AttrArn, ruleArns));
}

using Amazon.CDK.AWS.SQS;
using Constructs;
using Guardrails.Core.Names;

namespace Guardrails.Infra.Activity;

/// <summary>Where events wait until their account is ready for them, and where they end if it never is (docs/adr/0007).</summary>
internal sealed class RecheckQueue : Construct
{
    /// <summary>How long an event that could not be acted on waits for its next turn.</summary>
    public const int VisibilitySeconds = 360;

    // Nine hours of turns: AWS Config itself tries for seven to bring its rules to an account without a recorder.
    // Source: https://docs.aws.amazon.com/config/latest/developerguide/config-rule-multi-account-deployment.html
    private const int MostTurns = 90;

    private const int KeepFailedSeconds = 14 * 24 * 60 * 60;

    public RecheckQueue(Construct scope, string id)
        : base(scope, id)
    {
        Failed = new CfnQueue(this, "Failed", new CfnQueueProps
        {
            QueueName = DeployedNames.RecheckFailedQueue,
            SqsManagedSseEnabled = true,
            MessageRetentionPeriod = KeepFailedSeconds,
        });
        Events = new CfnQueue(this, "Events", new CfnQueueProps
        {
            QueueName = DeployedNames.RecheckQueue,
            SqsManagedSseEnabled = true,
            VisibilityTimeout = VisibilitySeconds,
            RedrivePolicy = Data(("deadLetterTargetArn", Failed.AttrArn), ("maxReceiveCount", MostTurns)),
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

    private void Accept(string id, CfnQueue queue, string[] ruleArns) => new CfnQueuePolicy(this, id, new CfnQueuePolicyProps
    {
        Queues = [queue.Ref],
        PolicyDocument = Data(("Version", "2012-10-17"), ("Statement", new object[]
        {
            Data(
                ("Sid", "AcceptEvents"),
                ("Effect", "Allow"),
                ("Principal", Data(("Service", "events.amazonaws.com"))),
                ("Action", "sqs:SendMessage"),
                ("Resource", queue.AttrArn),
                ("Condition", Data(("ArnEquals", Data(("aws:SourceArn", ruleArns)))))),
            Data(
                ("Sid", "RefusePlainText"),
                ("Effect", "Deny"),
                ("Principal", "*"),
                ("Action", "sqs:*"),
                ("Resource", queue.AttrArn),
                ("Condition", Data(("Bool", Data(("aws:SecureTransport", "false")))))),
        })),
    });

    private static Dictionary<string, object> Data(params (string Name, object Value)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
}

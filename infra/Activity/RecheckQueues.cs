using Amazon.CDK.AWS.SQS;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;

namespace Guardrails.Infra.Activity;

/// <summary>
/// The queues in which events wait until their account is ready for them, one for each kind of event, and the one in
/// which they end if it never is (docs/adr/0007 and 0011).
/// </summary>
internal sealed class RecheckQueues : Construct
{
    /// <summary>The time that an event that could not be acted on waits for its next turn.</summary>
    public const int VisibilitySeconds = 360;

    // What changed is judged by the daily evaluation at the latest.
    private const int TurnsOfChanges = 3;

    // Nine hours of turns: AWS Config itself tries for seven to bring its rules to an account without a recorder.
    // Source: https://docs.aws.amazon.com/config/latest/developerguide/config-rule-multi-account-deployment.html
    private const int TurnsOfMoves = 90;

    public RecheckQueues(Construct scope, string id)
        : base(scope, id)
    {
        Failed = QueueResource.AddTo(this, "Failed", new CfnQueueProps
        {
            QueueName = DeployedNames.RecheckFailedQueue,
            MessageRetentionPeriod = QueueResource.KeepFailedSeconds,
        });
        Changes = Queue("Changes", DeployedNames.RecheckQueue, TurnsOfChanges);
        Moves = Queue("Moves", DeployedNames.RecheckMovesQueue, TurnsOfMoves);
    }

    /// <summary>The queue of changed root credentials and MFA.</summary>
    public CfnQueue Changes { get; }

    /// <summary>The queue of accounts that joined or left.</summary>
    public CfnQueue Moves { get; }

    /// <summary>The queue of what could not be acted on, delivered or read.</summary>
    public CfnQueue Failed { get; }

    /// <summary>Lets the rules, and nobody else, send events, and what they could not deliver.</summary>
    public void AcceptFrom(CfnRule changes, CfnRule moves)
    {
        Accept("ChangesPolicy", Changes, changes.AttrArn);
        Accept("MovesPolicy", Moves, moves.AttrArn);
        Accept("FailedPolicy", Failed, changes.AttrArn, moves.AttrArn);
    }

    private CfnQueue Queue(string id, string name, int turns) => QueueResource.AddTo(this, id, new CfnQueueProps
    {
        QueueName = name,
        VisibilityTimeout = VisibilitySeconds,
        RedrivePolicy = QueueResource.Redrive(Failed, turns),
    });

    private void Accept(string id, CfnQueue queue, params string[] ruleArns) =>
        QueueResource.AddPolicyTo(this, id, queue, EventQueuePolicy.Of(queue.AttrArn, ruleArns));
}

using Amazon.CDK.AWS.SQS;
using Constructs;
using Guardrails.Core.Policies;

namespace Guardrails.Infra.Constructs;

/// <summary>A queue as a resource of a stack: encrypted, and with a policy.</summary>
internal static class QueueResource
{
    /// <summary>The seconds for which failed messages are kept: as long as Amazon SQS keeps anything.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
    /// </remarks>
    public const int KeepFailedSeconds = 14 * 24 * 60 * 60;

    public static CfnQueue AddTo(Construct scope, string id, CfnQueueProps props)
    {
        props.SqsManagedSseEnabled = true;
        return new CfnQueue(scope, id, props);
    }

    public static CfnQueuePolicy AddPolicyTo(Construct scope, string id, CfnQueue queue, PolicyDocument policy) =>
        new(scope, id, new CfnQueuePolicyProps { Queues = [queue.Ref], PolicyDocument = JsiiData.Of(policy) });

    /// <summary>The queue for a message that was received too often.</summary>
    public static Dictionary<string, object> Redrive(CfnQueue failed, int mostReceived) => new(StringComparer.Ordinal)
    {
        ["deadLetterTargetArn"] = failed.AttrArn,
        ["maxReceiveCount"] = mostReceived,
    };
}

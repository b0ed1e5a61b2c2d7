using Guardrails.Core.Policies;

namespace Guardrails.Core.Roles;

/// <summary>The policy of a queue that roles of its own account use alone: nothing without TLS.</summary>
public static class PrivateQueuePolicy
{
    /// <summary>The policy.</summary>
    /// <param name="queueArn">The queue, or the text that CloudFormation replaces by it.</param>
    public static PolicyDocument Of(string queueArn) =>
        new([EncryptedTransport.Only("RefusePlainText", "sqs:*", queueArn)]);
}

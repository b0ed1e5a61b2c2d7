using Guardrails.Core.Names;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Roles;

/// <summary>The policy of a queue of events: the bus's rules, and nobody else, send to it.</summary>
public static class EventQueuePolicy
{
    /// <summary>The policy.</summary>
    /// <param name="queueArn">The queue, or the text that CloudFormation replaces by it.</param>
    /// <param name="ruleArns">The rules, likewise.</param>
    public static PolicyDocument Of(string queueArn, IReadOnlyList<string> ruleArns) => new(
        [
            new PolicyStatement(Effect.Allow, Patterns.Of(SqsActions.SendMessage), Patterns.Of(queueArn))
            {
                Sid = "AcceptEvents",
                Principal = new PrincipalElement(
                    [new PrincipalEntry(PrincipalKind.Service, TrustedServices.EventBridge)]),
            }
            .When("ArnEquals", "aws:SourceArn", ruleArns),
            EncryptedTransport.Only("RefusePlainText", "sqs:*", queueArn),
        ]);
}

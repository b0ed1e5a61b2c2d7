using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Roles;

/// <summary>
/// The policy of a topic: alarms of the topic's own account and Region publish to it, and nothing comes or is asked
/// without TLS. Whatever a role of the account may, its own policy says.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
/// </remarks>
public static class TopicPolicy
{
    /// <summary>CloudWatch's service principal.</summary>
    public const string CloudWatch = "cloudwatch.amazonaws.com";

    /// <summary>The policy.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="account">The account of the topic.</param>
    /// <param name="region">The Region of the topic.</param>
    /// <param name="topicArn">The topic, or the text that CloudFormation replaces by it.</param>
    public static PolicyDocument Of(Partition partition, AccountId account, string region, string topicArn) => new(
        [
            new PolicyStatement(Effect.Allow, Patterns.Of(SnsActions.Publish), Patterns.Of(topicArn))
            {
                Sid = "TakeAlarms",
                Principal = new PrincipalElement([new PrincipalEntry(PrincipalKind.Service, CloudWatch)]),
            }
            .When("ArnLike", "aws:SourceArn", $"arn:{partition}:cloudwatch:{region}:{account}:alarm:*")
            .When("StringEquals", "aws:SourceAccount", account.Value),

            // A statement with sns:* would name actions that no topic policy may hold.
            // https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
            EncryptedTransport.Only("RefusePlainText", SnsActions.Publish, topicArn),
        ]);
}

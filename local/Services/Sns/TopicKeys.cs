using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sns;

/// <summary>Whoever publishes to an encrypted topic needs its key.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html</remarks>
internal static class TopicKeys
{
    /// <summary>Returns where the topic has no key, or the publisher may use it.</summary>
    /// <param name="world">The organization.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="service">The service that publishes; <c>sns</c> for a principal.</param>
    /// <param name="call">The principal's call, or null.</param>
    /// <param name="source">What a service says of its source.</param>
    /// <exception cref="AwsError">There is no such key, or its policy does not let the publisher use it.</exception>
    public static void Demand(
        World world,
        Topic topic,
        string service,
        Call? call,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? source)
    {
        if (topic.KmsKey is not { } key)
            return;
        try
        {
            world.The<IKeys>().Demand(
                new EncryptionUse(key, topic.Arn, "kms:GenerateDataKey", "kms:Decrypt")
                {
                    Call = call,
                    Service = service,
                    EncryptionContext = new Dictionary<string, string> { ["aws:sns:topicArn"] = topic.Arn },
                    Source = source ?? new Dictionary<string, IReadOnlyList<string>>(),
                });
        }
        catch (AwsError error) when (error.Code is IKeys.NotFound or Authorizer.AccessDeniedCode)
        {
            throw new AwsError(error.Code == IKeys.NotFound ? "KMSNotFound" : "KMSAccessDenied", error.Message);
        }
    }
}

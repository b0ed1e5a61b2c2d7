using System.Text.Json;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Incidents.Messages;
using Guardrails.Core.Json;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Alerts;

/// <summary>A topic of messages: that of mails, or that of a chat.</summary>
/// <param name="sns">Amazon SNS.</param>
/// <param name="arn">The topic's ARN.</param>
/// <param name="isChat">True for the topic of a chat, whose messages are JSON.</param>
/// <param name="calls">How AWS is called.</param>
public sealed class AlertTopic(IAmazonSimpleNotificationService sns, string arn, bool isChat, AwsCalls calls)
{
    /// <summary>The ARN of a subscription that nobody confirmed.</summary>
    /// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html</remarks>
    private const string Unconfirmed = "PendingConfirmation";

    private const string Deleted = "Deleted";

    /// <summary>The name of its way, for a person.</summary>
    public string Name => isChat ? "chat" : "mail";

    /// <summary>Sends a message.</summary>
    /// <returns>Amazon SNS's id of it.</returns>
    /// <exception cref="AwsCallException">It is not known whether it was sent.</exception>
    public async Task<string> SendAsync(TopicMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var request = new PublishRequest
        {
            TopicArn = arn,
            Message = isChat ? Printable.Json(message.Chat.ToJsonString(PlainJson.OneLine)) : message.Body,
            Subject = isChat ? null : message.Subject,
            MessageAttributes = new()
            {
                [TopicMessage.SeverityAttribute] = new() { DataType = "String", StringValue = message.Severity },
                [TopicMessage.KindAttribute] = new()
                {
                    DataType = "String.Array",
                    StringValue = JsonSerializer.Serialize(message.Kinds),
                },
            },
        };
        var answer = await calls.MakeAsync(
            SnsActions.Publish, () => sns.PublishAsync(request, cancellation), cancellation);
        return answer.MessageId;
    }

    /// <summary>Everybody who is to receive its messages.</summary>
    /// <exception cref="AwsCallException">A page is missing.</exception>
    public Task<IReadOnlyList<TopicRecipient>> RecipientsAsync(CancellationToken cancellation) => calls.ListAsync(
        SnsActions.ListSubscriptionsByTopic,
        token => sns.ListSubscriptionsByTopicAsync(
            new ListSubscriptionsByTopicRequest { TopicArn = arn, NextToken = token }, cancellation),
        answer => Page.Of(
            (answer.Subscriptions ?? []).Where(one => one.SubscriptionArn != Deleted).Select(one =>
                new TopicRecipient(one.Endpoint ?? "", one.SubscriptionArn != Unconfirmed)).ToList(),
            answer.NextToken),
        cancellation);
}

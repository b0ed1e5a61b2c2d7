using System.Text.Json;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace Guardrails.Tests.Unit.Lambdas.IncidentAlerts;

/// <summary>Amazon SNS that keeps what it was to send.</summary>
internal sealed class TopicsDouble() : AmazonSimpleNotificationServiceClient(
    new AnonymousAWSCredentials(),
    new AmazonSimpleNotificationServiceConfig { ServiceURL = "http://127.0.0.1:9", AuthenticationRegion = "us-east-1" })
{
    private readonly Lock _lock = new();

    /// <summary>Every message that was sent.</summary>
    public List<PublishRequest> Sent { get; } = [];

    /// <summary>The recipients of each topic, by ARN; pages of one.</summary>
    public Dictionary<string, IReadOnlyList<Subscription>> Recipients { get; } = [];

    /// <summary>Told of a message before it is sent: false where that fails.</summary>
    public Func<PublishRequest, bool> Before { get; set; } = _ => true;

    /// <summary>Told of a message when it is sent: false where the answer is lost.</summary>
    public Func<PublishRequest, bool> After { get; set; } = _ => true;

    /// <summary>The topic whose recipients cannot be listed; null where all can.</summary>
    public string? Unlisted { get; set; }

    public IEnumerable<PublishRequest> To(string arn)
    {
        lock (_lock)
            return [.. Sent.Where(one => one.TopicArn == arn)];
    }

    public static IReadOnlyList<string> KindsOf(PublishRequest message) =>
        JsonSerializer.Deserialize<string[]>(message.MessageAttributes["kind"].StringValue)!;

    public override Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            if (!Before(request))
                throw new AmazonSimpleNotificationServiceException("Injected before the message.");
            Sent.Add(request);
            if (!After(request))
                throw new AmazonSimpleNotificationServiceException("Injected after the message.");
            return Task.FromResult(new PublishResponse { MessageId = $"m{Sent.Count}" });
        }
    }

    public override Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        ListSubscriptionsByTopicRequest request, CancellationToken cancellation = default)
    {
        if (request.TopicArn == Unlisted)
            throw new AmazonSimpleNotificationServiceException("Injected.");
        var all = Recipients.GetValueOrDefault(request.TopicArn) ?? [];
        var at = request.NextToken is null ? 0 : int.Parse(request.NextToken);
        return Task.FromResult(new ListSubscriptionsByTopicResponse
        {
            Subscriptions = [.. all.Skip(at).Take(1)],
            NextToken = at + 1 < all.Count ? $"{at + 1}" : null,
        });
    }
}

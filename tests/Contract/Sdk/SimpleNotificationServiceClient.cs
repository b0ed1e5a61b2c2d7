using System.Net;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace Guardrails.Tests.Contract.Sdk;

[Collection<MotoCollection>]
public sealed class SimpleNotificationServiceClient(MotoServer moto) : IAsyncLifetime
{
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:Alerts";
    private AmazonSimpleNotificationServiceClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await moto.ResetAsync();
        await ArrangeAsync("CreateTopic", ("Name", "Alerts"));
        _client = new(MotoServer.Credentials, moto.Configure<AmazonSimpleNotificationServiceConfig>());
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Message_is_published_with_its_attributes()
    {
        var published = await _client.PublishAsync(
            new PublishRequest
            {
                TopicArn = Topic,
                Subject = "CRITICAL: payments-prod, root key made",
                Message = "Somebody made a key & more <b>\n\u00e4",
                MessageAttributes = new()
                {
                    ["severity"] = new() { DataType = "String", StringValue = "critical" },
                    ["kind"] = new() { DataType = "String", StringValue = "RootKeyMade" },
                },
            },
            Cancellation);

        published.MessageId.ShouldNotBeNullOrEmpty();
        published.ResponseMetadata.RequestId.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Attributes_travel_under_the_names_of_SNS()
    {
        var wire = new RecordedWire((HttpStatusCode.OK, WireFormat.Xml("Publish", "<MessageId>1</MessageId>")));
        using var client = new AmazonSimpleNotificationServiceClient(
            MotoServer.Credentials, wire.Configure<AmazonSimpleNotificationServiceConfig>());

        await client.PublishAsync(
            new PublishRequest
            {
                TopicArn = Topic,
                Message = "m",
                MessageAttributes = new() { ["kind"] = new() { DataType = "String", StringValue = "a&b=c" } },
            },
            Cancellation);

        wire.Requests.ShouldHaveSingleItem().Body.Split('&').Select(Uri.UnescapeDataString).ShouldBe(
            [
                "Action=Publish",
                "Version=2010-03-31",
                $"TopicArn={Topic}",
                "Message=m",
                "MessageAttributes.entry.1.Name=kind",
                "MessageAttributes.entry.1.Value.DataType=String",
                "MessageAttributes.entry.1.Value.StringValue=a&b=c",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Subscriptions_are_listed_page_by_page_and_counted()
    {
        for (var number = 0; number < 101; number++)
        {
            await ArrangeAsync(
                "Subscribe",
                ("TopicArn", Topic),
                ("Protocol", "email"),
                ("Endpoint", $"person{number:000}@example.com"));
        }

        var first = await _client.ListSubscriptionsByTopicAsync(
            new ListSubscriptionsByTopicRequest { TopicArn = Topic }, Cancellation);
        first.Subscriptions.Count.ShouldBe(100);
        first.NextToken.ShouldNotBeNullOrEmpty();
        var second = await _client.ListSubscriptionsByTopicAsync(
            new ListSubscriptionsByTopicRequest { TopicArn = Topic, NextToken = first.NextToken }, Cancellation);
        var last = second.Subscriptions.ShouldHaveSingleItem();
        (last.Protocol, last.TopicArn, last.Owner).ShouldBe(("email", Topic, "123456789012"));
        last.SubscriptionArn.ShouldStartWith(Topic + ":");
        second.NextToken.ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task Topic_that_does_not_exist_is_not_found()
    {
        var error = await Should.ThrowAsync<NotFoundException>(() => _client.PublishAsync(
            new PublishRequest { TopicArn = Topic + "2", Message = "m" }, Cancellation));

        error.ErrorCode.ShouldBe("NotFound");
        error.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task ArrangeAsync(string action, params (string Name, string Value)[] parameters) =>
        moto.ArrangeQueryAsync(
            "sns",
            parameters.Prepend(("Action", action)).Prepend(("Version", "2010-03-31"))
                .Select(parameter => KeyValuePair.Create(parameter.Item1, parameter.Item2)));
}

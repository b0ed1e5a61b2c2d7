using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Services.Sqs;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Sqs;

public sealed class QueueTests : IAsyncLifetime
{
    private readonly Forwarding _way = new();

    public async ValueTask InitializeAsync()
    {
        await _way.DeployAsync();
        await _way.PutAsync();
    }

    public ValueTask DisposeAsync() => _way.DisposeAsync();

    [Fact]
    public void A_received_message_is_hidden_until_the_visibility_timeout_is_over()
    {
        Receive().ShouldHaveSingleItem().ReceiveCount.ShouldBe(1);
        _way.Clock.Move(TimeSpan.FromSeconds(359));
        Receive().ShouldBeEmpty();
        _way.Clock.Move(TimeSpan.FromSeconds(1));
        Receive().ShouldHaveSingleItem().ReceiveCount.ShouldBe(2);
    }

    [Fact]
    public void After_the_last_receive_a_message_goes_to_the_dead_letter_queue()
    {
        for (var receive = 0; receive < 2; receive++)
        {
            Receive().ShouldHaveSingleItem();
            _way.Clock.Move(TimeSpan.FromMinutes(6));
        }

        _way.Failed.Messages.ShouldBeEmpty("the second receive was the last, but it has only now failed");
        Receive().ShouldBeEmpty();

        _way.Queue.Messages.ShouldBeEmpty();
        _way.Failed.Messages.ShouldHaveSingleItem().ReceiveCount.ShouldBe(2);
    }

    [Fact]
    public void A_message_is_forgotten_after_its_retention_period()
    {
        _way.Clock.Move(TimeSpan.FromDays(4));
        Receive().ShouldBeEmpty();
        _way.Queue.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void No_more_messages_are_received_than_were_asked_for()
    {
        _way.Queue.Messages.Add(new("second", "{}", _way.World.Now));
        QueueMessages.Receive(_way.World, _way.Queue, 1).ShouldHaveSingleItem();
        QueueMessages.Receive(_way.World, _way.Queue, 1).ShouldHaveSingleItem().Id.ShouldBe("second");
    }

    [Fact]
    public void Nobody_gets_a_message_where_as_many_are_in_flight_as_AWS_allows()
    {
        for (var number = 0; number < QueueMessages.MostInFlight; number++)
            _way.Queue.Messages.Add(new($"{number}", "{}", _way.World.Now));
        QueueMessages.Receive(_way.World, _way.Queue, QueueMessages.MostInFlight).Count
            .ShouldBe(QueueMessages.MostInFlight);

        Receive().ShouldBeEmpty();
        _way.Clock.Move(TimeSpan.FromMinutes(6));
        Receive().Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_principal_that_may_sends_a_message_and_is_told_its_digest()
    {
        var send = SendOperations.All.Single();
        var administrator = Call.By(
            _way.World, RoleSession.OfAdministrator(_way.World, Site.Delegated), "us-east-1");
        var input = new JsonObject
        {
            ["QueueUrl"] = QueueOperations.Url(_way.World, _way.Failed),
            ["MessageBody"] = "hello",
        };

        send.Permission(administrator, input).Resource.ShouldBe(Forwarding.FailedArn);
        var sent = await send.Handle(administrator, input);

        sent["MD5OfMessageBody"]!.GetValue<string>().ShouldBe("5d41402abc4b2a76b9719d911017c592");
        _way.Failed.Messages.ShouldHaveSingleItem().Body.ShouldBe("hello");
    }

    [Theory]
    [InlineData("\"VisibilityTimeout\":43201", "VisibilityTimeout 43201 is not 0 to 43200 seconds")]
    [InlineData("\"MessageRetentionPeriod\":59", "MessageRetentionPeriod 59 is not 60 to 1209600 seconds")]
    [InlineData("\"SqsManagedSseEnabled\":false", "a queue without encryption is not supported here")]
    [InlineData("\"KmsMasterKeyId\":\"k\"", "property KmsMasterKeyId is not supported here")]
    [InlineData(
        "\"RedrivePolicy\":{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:222222222222:Nowhere\","
        + "\"maxReceiveCount\":3}",
        "Dead letter target does not exist")]
    [InlineData(
        "\"RedrivePolicy\":{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:222222222222:Failed\","
        + "\"maxReceiveCount\":1001}",
        "maxReceiveCount must be 1 to 1000")]
    public async Task A_queue_that_cannot_be_is_refused(string property, string problem) =>
        (await _way.Site.FailAsync(Site.Delegated, Forwarding.Bus(), Forwarding.Queues(), Forwarding.ToQueue(), $$"""
            "Other":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"Other",{{property}} } }
            """)).ShouldContain(problem);

    private IReadOnlyList<QueueMessage> Receive() => QueueMessages.Receive(_way.World, _way.Queue, 10);
}

using System.Text.Json.Nodes;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Services.Sns;
using Guardrails.Local.Wire;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Sns;

public sealed class TopicTests : IAsyncLifetime
{
    private readonly Alerting _alerts = new();

    public async ValueTask InitializeAsync() => await _alerts.Site.DeployAsync(Site.Delegated, Alerting.Topic());

    public ValueTask DisposeAsync() => _alerts.DisposeAsync();

    [Fact]
    public async Task A_subscription_gets_nothing_before_somebody_confirms_it()
    {
        await _alerts.PublishAsync("First", "text", "critical");
        _alerts.Mails.ShouldBeEmpty();
        (await ListAsync())["Subscriptions"]!.AsArray().Select(one => (string)one!["SubscriptionArn"]!)
            .ShouldBe(["PendingConfirmation", "PendingConfirmation"]);

        _alerts.Confirm();
        await _alerts.PublishAsync("Second", "text", "critical");

        _alerts.Mails.Select(mail => (mail.Recipient, mail.Subject))
            .ShouldBe([(Alerting.Night, "Second"), (Alerting.Day, "Second")], ignoreOrder: true);
        var attributes = (await GetAsync())["Attributes"]!;
        ((string)attributes["SubscriptionsConfirmed"]!, (string)attributes["SubscriptionsPending"]!)
            .ShouldBe(("2", "0"));
        (await ListAsync())["Subscriptions"]!.AsArray().Select(one => (string)one!["SubscriptionArn"]!)
            .ShouldAllBe(arn => arn.StartsWith(Alerting.TopicArn + ":"));
    }

    [Fact]
    public async Task A_link_of_two_days_ago_confirms_nothing()
    {
        _alerts.Clock.Move(TimeSpan.FromDays(2));
        UnsubscribeLinks.Confirm(_alerts.World, Alerting.Day, authenticated: false).ShouldBe(0);
        await _alerts.PublishAsync("Subject", "text");
        _alerts.Mails.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("critical", true)]
    [InlineData("high", false)]
    [InlineData(null, false)]
    public async Task A_filter_lets_through_what_has_one_of_its_values(string? severity, bool passes)
    {
        _alerts.Confirm();

        await _alerts.PublishAsync("Subject", "text", severity);

        _alerts.Mails.Any(mail => mail.Recipient == Alerting.Night).ShouldBe(passes);
        _alerts.Mails.ShouldContain(mail => mail.Recipient == Alerting.Day);
    }

    [Theory]
    [InlineData("""{"severity":[{"prefix":"c"}]}""", "is not a list of exact texts")]
    [InlineData("""{"a":["1"],"b":["1"],"c":["1"],"d":["1"],"e":["1"],"f":["1"]}""", "more than 5 keys")]
    [InlineData(
        """{"a":["1","2","3"],"b":["1","2","3","4","5","6","7"],"c":["1","2","3","4","5","6","7","8"]}""",
        "too complex")]
    public async Task A_filter_that_cannot_be_is_refused(string filter, string problem) =>
        (await _alerts.Site.FailAsync(Site.Delegated, Alerting.Topic(filter: filter))).ShouldContain(problem);

    [Theory]
    [InlineData("")]
    [InlineData(" begins with a blank")]
    [InlineData("two\nlines")]
    [InlineData("bell\u0007")]
    [InlineData("\u00e4")]
    [InlineData(
        "100 characters: 78901234567890123456789012345678901234567890"
        + "12345678901234567890123456789012345678901234567890")]
    public async Task A_subject_that_cannot_be_is_an_invalid_parameter(string subject) =>
        (await _alerts.RefusedAsync(subject)).Code.ShouldBe("InvalidParameter");

    [Fact]
    public async Task A_message_has_256_KB_with_its_attributes_and_is_not_empty()
    {
        await _alerts.PublishAsync(null, new string('a', 256 * 1024));
        (await _alerts.RefusedAsync(null, new string('a', (256 * 1024) + 1))).Message.ShouldContain("Message too long");
        (await _alerts.RefusedAsync(null, "")).Message.ShouldContain("Empty message");
        (await Should.ThrowAsync<AwsError>(
            () => _alerts.PublishAsync(null, new string('a', 256 * 1024), "critical"))).Message
            .ShouldContain("Message too long");
    }

    [Fact]
    public async Task Whoever_publishes_needs_the_topic_and_its_key()
    {
        (await _alerts.RefusedAsync("S", by: _alerts.Publisher(allowed: "kms:*"))).Message.ShouldContain("sns:Publish");
        var error = await _alerts.RefusedAsync("S", by: _alerts.Publisher(allowed: "sns:Publish"));
        error.Code.ShouldBe("KMSAccessDenied");
        error.Message.ShouldContain("kms:GenerateDataKey");
        (await _alerts.RefusedAsync(
            "S", by: _alerts.Publisher(allowed: ["sns:Publish", "kms:GenerateDataKey*"]))).Message
            .ShouldContain("kms:Decrypt");
        (await _alerts.RefusedAsync("S", by: _alerts.Publisher("444444444444", "sns:*", "kms:*"))).Message
            .ShouldContain("no resource-based policy allows");
        _alerts.Published.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mail_arrives_twice_where_SNS_delivers_at_least_once()
    {
        _alerts.Confirm();
        _alerts.World.Of<SnsState>().Faults.Enqueue(TopicFault.DeliverTwice);

        await _alerts.PublishAsync("Subject", "text");

        _alerts.Published.ShouldHaveSingleItem();
        _alerts.Mails.Count(mail => mail.Recipient == Alerting.Day).ShouldBe(2);
        _alerts.Mails.Select(mail => mail.MessageId).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(TopicFault.FailBefore, 0)]
    [InlineData(TopicFault.FailAfter, 1)]
    public async Task A_call_fails_before_or_after_the_message_was_published(TopicFault fault, int published)
    {
        _alerts.World.Of<SnsState>().Faults.Enqueue(fault);

        var error = await _alerts.RefusedAsync("Subject");

        (error.Code, error.Status).ShouldBe(("InternalError", 500));
        _alerts.Published.Count.ShouldBe(published);
        await _alerts.PublishAsync("Subject", "text");
        _alerts.Published.Count.ShouldBe(published + 1);
    }

    [Fact]
    public async Task Anybody_who_has_a_mail_ends_the_subscription_by_its_link()
    {
        _alerts.Confirm();
        await _alerts.PublishAsync("Subject", "text");
        var link = _alerts.Mails.Single().UnsubscribeLink;

        UnsubscribeLinks.Unsubscribe(_alerts.World, link).ShouldBeTrue();
        UnsubscribeLinks.Unsubscribe(_alerts.World, link).ShouldBeFalse();

        await _alerts.PublishAsync("Subject", "text");
        _alerts.Mails.ShouldHaveSingleItem();
        ((string)(await GetAsync())["Attributes"]!["SubscriptionsDeleted"]!).ShouldBe("1");
    }

    [Fact]
    public async Task A_link_ends_nothing_where_the_confirmation_was_a_signed_call()
    {
        UnsubscribeLinks.Confirm(_alerts.World, Alerting.Day, authenticated: true);
        await _alerts.PublishAsync("Subject", "text");

        UnsubscribeLinks.Unsubscribe(_alerts.World, _alerts.Mails.Single().UnsubscribeLink).ShouldBeFalse();
    }

    [Fact]
    public async Task Subscriptions_come_in_pages_of_a_hundred()
    {
        for (var number = 0; number < 99; number++)
        {
            await _alerts.CallAsync(Everything, "Subscribe", new()
            {
                ["TopicArn"] = Alerting.TopicArn, ["Protocol"] = "email", ["Endpoint"] = $"p{number}@example.com",
            });
        }

        var first = await ListAsync();
        var second = await ListAsync((string)first["NextToken"]!);

        first["Subscriptions"]!.AsArray().Count.ShouldBe(100);
        second["Subscriptions"]!.AsArray().Count.ShouldBe(1);
        second["NextToken"].ShouldBeNull();
    }

    [Theory]
    [InlineData("night@example.com", "{\"severity\":[\"critical\"]}", null)]
    [InlineData("night@example.com", null, null)]
    [InlineData("night@example.com", "{\"severity\":[\"high\"]}", "different attributes")]
    [InlineData("day@example.com", "{\"severity\":[\"high\"]}", "different attributes")]
    public async Task An_address_that_subscribes_again_keeps_its_subscription_and_changes_nothing_of_it(
        string address, string? filter, string? refused)
    {
        var topic = _alerts.World.Of<SnsState>().Topics[Alerting.TopicArn];
        var before = topic.Subscriptions.Select(one => (one.Arn, one.Endpoint, one.FilterText)).ToList();
        var attributes = filter is null ? new JsonObject() : new JsonObject { ["FilterPolicy"] = filter };

        var subscribed = _alerts.CallAsync(Everything, "Subscribe", new()
        {
            ["TopicArn"] = Alerting.TopicArn,
            ["Protocol"] = "email",
            ["Endpoint"] = address,
            ["Attributes"] = attributes,
        });

        if (refused is null)
        {
            ((string)(await subscribed)["SubscriptionArn"]!)
                .ShouldBe(before.Single(one => one.Endpoint == address).Arn);
        }
        else
        {
            (await Should.ThrowAsync<AwsError>(() => subscribed)).Message
                .ShouldBe($"Invalid parameter: Attributes Reason: Subscription already exists with {refused}");
        }

        topic.Subscriptions.Select(one => (one.Arn, one.Endpoint, one.FilterText)).ShouldBe(before);
    }

    [Theory]
    [InlineData("arn:aws:sns:us-east-1:222222222222:Nobody", "NotFound")]
    [InlineData("arn:aws:sns:eu-central-1:222222222222:Alerts", "InvalidParameter")]
    [InlineData("Alerts", "InvalidParameter")]
    public async Task A_topic_that_is_not_there_is_told_by_its_code(string arn, string code) =>
        (await Should.ThrowAsync<AwsError>(
            () => _alerts.CallAsync(Everything, "GetTopicAttributes", new() { ["TopicArn"] = arn }))).Code
            .ShouldBe(code);

    private Principal Everything => _alerts.Publisher(allowed: ["sns:*", "kms:*"]);

    private Task<JsonObject> GetAsync() =>
        _alerts.CallAsync(Everything, "GetTopicAttributes", new() { ["TopicArn"] = Alerting.TopicArn });

    private Task<JsonObject> ListAsync(string? token = null) =>
        _alerts.CallAsync(
            Everything,
            "ListSubscriptionsByTopic",
            new() { ["TopicArn"] = Alerting.TopicArn, ["NextToken"] = token });
}

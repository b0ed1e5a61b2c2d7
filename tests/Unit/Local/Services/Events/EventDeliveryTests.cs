using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Tests.Unit.Fixtures;
using AuthorizationDecisions = Guardrails.Local.Authorization.Decisions;

namespace Guardrails.Tests.Unit.Local.Services.Events;

public sealed class EventDeliveryTests : IAsyncLifetime
{
    private readonly Forwarding _way = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _way.DisposeAsync();

    [Fact]
    public async Task An_event_arrives_with_the_account_and_Region_that_it_came_from()
    {
        await _way.DeployAsync();

        await _way.PutAsync();

        JsonNode.DeepEquals(JsonNode.Parse(_way.Queue.Messages.ShouldHaveSingleItem().Body), Forwarding.Event())
            .ShouldBeTrue();
        _way.World.Of<AuthorizationDecisions>().Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_can_arrive_more_than_once_as_EventBridge_says()
    {
        await using var twice = new Forwarding(new() { DuplicateEvents = true });
        await twice.DeployAsync();

        await twice.PutAsync();

        twice.Queue.Messages.Count.ShouldBe(4, "twice at each of two rules");
        twice.Queue.Messages.Select(message => message.Body).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_event_that_no_pattern_matches_goes_nowhere()
    {
        await _way.DeployAsync();

        await _way.PutAsync(identity: "IAMUser");

        _way.Queue.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_before_its_rule_goes_nowhere()
    {
        await _way.PutAsync();
        await _way.DeployAsync();

        await Pumps.RunAsync(_way.World, TestContext.Current.CancellationToken);

        _way.Queue.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disabled_rule_sends_nothing()
    {
        await _way.DeployAsync(toBus: Forwarding.ToBus().Replace("ENABLED", "DISABLED", StringComparison.Ordinal));

        await _way.PutAsync();

        _way.Queue.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("lambda.amazonaws.com", """{"Fn::GetAtt":["Role","Arn"]}""")]
    [InlineData("events.amazonaws.com", "\"arn:aws:iam::444444444444:role/Other\"")]
    public async Task A_role_that_EventBridge_cannot_take_fails_the_deploy(string trusted, string role) =>
        (await _way.Site.FailAsync(Forwarding.Member, Forwarding.Role(trusted), Forwarding.ToBus(role: role)))
            .ShouldContain("cannot be assumed by principal 'events.amazonaws.com'");

    [Fact]
    public async Task A_role_that_is_gone_is_a_refusal()
    {
        await _way.DeployAsync();
        _way.World.Account(Forwarding.Member).Roles.Remove("Forwarder");

        await _way.PutAsync();

        _way.Refusal.Message.ShouldContain(
            "sts:AssumeRole on resource: arn:aws:iam::444444444444:role/Forwarder because the role does not exist");
        _way.Queue.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_role_that_no_longer_trusts_EventBridge_is_a_refusal()
    {
        await _way.DeployAsync();
        _way.World.Account(Forwarding.Member).Roles["Forwarder"].TrustPolicy =
            """{"Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}""";

        await _way.PutAsync();

        _way.Refusal.Message.ShouldContain("because the role's trust policy does not allow the sts:AssumeRole action");
    }

    [Theory]
    [InlineData("events:PutRule", Forwarding.BusArn)]
    [InlineData("events:PutEvents", "arn:aws:events:us-east-1:222222222222:event-bus/Other")]
    public async Task A_role_that_may_not_put_events_on_the_bus_is_a_refusal(string action, string resource)
    {
        await _way.DeployAsync(role: Forwarding.Role(allowed: action, resource: resource));

        await _way.PutAsync();

        _way.Refusal.AccountId.ShouldBe(Forwarding.Member);
        _way.Refusal.ByServiceControlPolicy.ShouldBeFalse();
        _way.Refusal.Message.ShouldContain(
            $"not authorized to perform: events:PutEvents on resource: {Forwarding.BusArn} because no identity-based "
            + "policy allows");
    }

    [Fact]
    public async Task A_service_control_policy_that_denies_the_role_is_told_apart()
    {
        await _way.DeployAsync();
        _way.World.Policies["p-deny"] = new("p-deny", "NoEvents")
        {
            Content = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"events:*","Resource":"*"}]}""",
        };
        _way.World.Attach("p-deny", Forwarding.Member);

        await _way.PutAsync();

        _way.Refusal.ByServiceControlPolicy.ShouldBeTrue();
    }

    [Fact]
    public async Task A_bus_without_a_policy_takes_nothing_from_another_account()
    {
        await _way.DeployAsync(bus: Forwarding.BusWithoutPolicy);

        await _way.PutAsync();

        _way.Refusal.Message.ShouldContain(
            "events:PutEvents on resource: " + Forwarding.BusArn + " because the resource has no policy");
    }

    [Fact]
    public async Task A_bus_whose_policy_lets_in_another_organization_takes_nothing_from_this_one()
    {
        await _way.DeployAsync(bus: Forwarding.Bus("o-otherorganization"));

        await _way.PutAsync();

        _way.Refusal.Message.ShouldContain("because no resource-based policy allows the action");
    }

    [Fact]
    public async Task A_bus_without_a_policy_takes_events_from_its_own_account()
    {
        await _way.DeployAsync(bus: Forwarding.BusWithoutPolicy);
        await _way.Site.DeployAsync(
            Site.Delegated,
            Forwarding.BusWithoutPolicy,
            Forwarding.Queues(),
            Forwarding.ToQueue(),
            Forwarding.Role(),
            Forwarding.ToBus());

        await _way.PutAsync(Site.Delegated);

        _way.Queue.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_bus_policy_on_another_resource_fails_the_deploy() =>
        (await _way.Site.FailAsync(Site.Delegated, Forwarding.Bus(resource: "*")))
            .ShouldContain($"the statement's Resource is not {Forwarding.BusArn}");

    [Fact]
    public async Task A_bus_that_is_not_there_is_a_refusal()
    {
        const string other = "arn:aws:events:us-east-1:222222222222:event-bus/Other";
        await _way.DeployAsync(role: Forwarding.Role(resource: other), toBus: Forwarding.ToBus(bus: other));

        await _way.PutAsync();

        _way.Refusal.Message.ShouldContain($"event bus {other} does not exist");
    }

    [Fact]
    public async Task An_event_from_another_account_does_not_go_on_to_a_third()
    {
        const string third = "arn:aws:events:us-east-1:333333333333:event-bus/default";
        await _way.DeployAsync(toQueue: Forwarding.Role(resource: third) + ", " + Forwarding.ToBus(bus: third).Replace(
            "\"Name\":\"Root\"", "\"Name\":\"Root\",\"EventBusName\":{\"Ref\":\"Bus\"}", StringComparison.Ordinal));

        await _way.PutAsync();

        _way.Refusal.Message.ShouldContain("an event that came from another account does not go on to a third");
    }

    [Theory]
    [InlineData("sns.amazonaws.com", Forwarding.RuleArn)]
    [InlineData("events.amazonaws.com", "arn:aws:events:us-east-1:222222222222:rule/Changed")]
    public async Task A_queue_whose_policy_does_not_let_the_rule_in_gets_nothing_and_so_does_its_dead_letter_queue(
        string service, string source)
    {
        await _way.DeployAsync(queues: Forwarding.Queues(service, source));

        await _way.PutAsync();

        _way.Queue.Messages.ShouldBeEmpty();
        _way.Failed.Messages.ShouldBeEmpty();
        _way.World.Of<AuthorizationDecisions>().Refusals.Select(refusal => refusal.Message).ShouldAllBe(
            message => message.Contains("events.amazonaws.com is not authorized to perform: sqs:SendMessage"));
        _way.World.Of<AuthorizationDecisions>().Refusals.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_queue_refuses_goes_to_the_dead_letter_queue_that_lets_it_in()
    {
        await _way.DeployAsync(queues: Forwarding.Queues(queues: """{"Ref":"Failed"}"""));

        await _way.PutAsync();

        _way.Refusal.Message.ShouldContain(
            $"sqs:SendMessage on resource: {Forwarding.QueueArn} because the resource has no policy");
        _way.Failed.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_pattern_that_is_not_built_here_fails_the_deploy() =>
        (await _way.Site.FailAsync(Site.Delegated, Forwarding.Bus(), Forwarding.Queues(), Forwarding.ToQueue(
            """{"source":[{"suffix":".iam"}]}""")))
            .ShouldContain(
                "Event pattern is not valid. Reason: $.source has {\"suffix\":\".iam\"}, which is not supported here");

    [Theory]
    [InlineData("arn:aws:lambda:us-east-1:444444444444:function:F", "a pattern has buses and queues")]
    [InlineData("arn:aws:sns:us-east-1:444444444444:T", "is neither an event bus nor a queue nor a function")]
    [InlineData("arn:aws:sqs:us-east-2:444444444444:Q", "is not in the rule's Region us-east-1")]
    public async Task A_target_that_cannot_be_is_refused(string target, string problem) =>
        (await _way.Site.FailAsync(Forwarding.Member, Forwarding.Role(), Forwarding.ToBus(bus: target)))
            .ShouldContain(problem);

    [Fact]
    public async Task An_unknown_property_of_a_target_is_named() =>
        (await _way.Site.FailAsync(Forwarding.Member, Forwarding.Role(), Forwarding.ToBus().Replace(
            "\"Id\":\"Bus\"", "\"Id\":\"Bus\",\"InputPath\":\"$.detail\"", StringComparison.Ordinal)))
            .ShouldContain("property Targets[0].InputPath is not supported here");
}
